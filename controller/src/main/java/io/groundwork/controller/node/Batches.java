package io.groundwork.controller.node;

import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import io.groundwork.agent.wire.TooLargeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of resources: sent whole, or in halves where they do not fit into one frame. */
final class Batches {
  private final String host;
  private final AgentLine line;
  private volatile boolean finishing;

  Batches(String host, AgentLine line) {
    this.host = host;
    this.line = line;
  }

  void finish() {
    finishing = true;
  }

  /** Sends everything before it waits for anything. */
  List<Session.Observation> observe(List<Resource> resources) {
    List<Call> calls = new ArrayList<>();
    try {
      sendToObserve(resources, calls);
      List<Session.Observation> observations = new ArrayList<>(resources.size());
      for (Call each : calls) {
        collect(each, observations);
      }
      if (observations.size() != resources.size()) {
        throw damaged(observations.size() + " observations of " + resources.size());
      }
      return observations;
    } finally {
      calls.forEach(line::forget);
    }
  }

  private void sendToObserve(List<Resource> resources, List<Call> calls) {
    try {
      calls.add(line.call(new Request.Observe(resources)));
    } catch (TooLargeException e) {
      requireSeveral(resources, e);
      int half = resources.size() / 2;
      sendToObserve(resources.subList(0, half), calls);
      sendToObserve(resources.subList(half, resources.size()), calls);
    }
  }

  private void collect(Call call, List<Session.Observation> to) {
    for (Reply next = await(call); !(next instanceof Reply.Done); next = await(call)) {
      if (!(next instanceof Reply.Observed)) {
        throw damaged("a reply of another kind");
      }
      for (Reply.Observation each : ((Reply.Observed) next).observations()) {
        to.add(new Session.Observation(each.drift(), each.millis(), orNull(each.error())));
      }
    }
  }

  void settle(List<Resource> resources, Session.Progress progress) {
    settle(resources, 0, progress);
  }

  /** Whether all are right now. */
  private boolean settle(List<Resource> resources, int first, Session.Progress progress) {
    if (resources.isEmpty() || finishing) {
      return resources.isEmpty();
    }
    Call call;
    try {
      call = line.call(new Request.Settle(resources));
    } catch (TooLargeException e) {
      requireSeveral(resources, e);
      int half = resources.size() / 2;
      return settle(resources.subList(0, half), first, progress)
          && settle(resources.subList(half, resources.size()), first + half, progress);
    }
    try {
      return follow(call, first, resources.size(), progress);
    } finally {
      line.forget(call);
    }
  }

  private boolean follow(Call call, int first, int size, Session.Progress progress) {
    int right = 0;
    for (Reply next = await(call); !(next instanceof Reply.Done); next = await(call)) {
      if (!(next instanceof Reply.Settled)) {
        throw damaged("a reply of another kind");
      }
      Reply.Settled settled = (Reply.Settled) next;
      if (settled.index() < 0 || settled.index() >= size) {
        throw damaged("an outcome of a resource that was not sent");
      }
      @Nullable String error = orNull(settled.error());
      progress.done(first + settled.index(), settled.drift(), settled.millis(), error);
      right += error == null ? 1 : 0;
    }
    return right == size;
  }

  private static @Nullable String orNull(String error) {
    return error.isEmpty() ? null : error;
  }

  /** Settling takes as long as it takes: heartbeats tell whether the agent is there. */
  private Reply await(Call call) {
    Reply reply = null;
    while (reply == null) {
      reply = line.next(call, Long.MAX_VALUE / 2_000_000);
    }
    return reply;
  }

  private void requireSeveral(List<Resource> resources, TooLargeException e) {
    if (resources.size() == 1) {
      throw new SessionException(
          host,
          resources.get(0).id() + " cannot be sent",
          String.valueOf(e.getMessage()),
          "Make it smaller.");
    }
  }

  private SessionException damaged(String why) {
    return new SessionException(host, "the agent's output is damaged", why, "Report this.");
  }
}
