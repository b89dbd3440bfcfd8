package io.groundwork.agent.serve;

import io.groundwork.agent.ask.Asker;
import io.groundwork.agent.engine.Outcome;
import io.groundwork.agent.engine.Plainly;
import io.groundwork.agent.engine.Planner;
import io.groundwork.agent.engine.Settler;
import io.groundwork.agent.examine.Doors;
import io.groundwork.agent.examine.Knocking;
import io.groundwork.agent.ledger.Ledger;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Carries requests out. */
final class Work {
  private final Machine machine;
  private final Node node;
  private final NodeLock lock;
  private final Asker asker;
  private final Ledger ledger;
  private final Doors doors = new Doors();
  private volatile boolean finishing;

  Work(Machine machine, Fetches fetches, NodeLock lock, Asker asker, Ledger ledger) {
    this.machine = machine;
    this.node = machine.node(fetches, asker::ask);
    this.lock = lock;
    this.asker = asker;
    this.ledger = ledger;
  }

  /** Settling stops after the resource at hand. */
  void finish() {
    finishing = true;
  }

  /** Carries one request out; whatever goes wrong is told as its answer. */
  void carryOut(Request request, Answering to) throws IOException {
    Reply last;
    try {
      last = answer(request, to);
    } catch (IOException | RuntimeException | LinkageError e) {
      last = new Reply.Failed(Plainly.why(e));
    }
    to.reply(last);
  }

  private Reply answer(Request request, Answering to) throws IOException {
    if (request instanceof Request.Observe) {
      return observe(((Request.Observe) request).resources(), to);
    }
    if (request instanceof Request.Settle) {
      return settle(((Request.Settle) request).resources(), to);
    }
    if (request instanceof Request.Leave) {
      return left(((Request.Leave) request).resources());
    }
    if (request instanceof Request.Ask) {
      return new Reply.Answered(asker.ask(((Request.Ask) request).question()));
    }
    if (request instanceof Request.Learn) {
      return new Reply.Learned(machine.learn(((Request.Learn) request).evidence()));
    }
    if (request instanceof Request.Lock) {
      return new Reply.Locked(lock.take(((Request.Lock) request).who()));
    }
    if (request instanceof Request.Diagnose) {
      return new Reply.Diagnosed(machine.diagnose(((Request.Diagnose) request).subject()));
    }
    if (request instanceof Request.Recall) {
      List<String> unreadable = new ArrayList<>();
      return new Reply.Recalled(ledger.recall(unreadable), unreadable);
    }
    return check(request);
  }

  /** What only checks ask for. */
  private Reply check(Request request) throws IOException {
    if (request instanceof Request.Examine) {
      return new Reply.Examined(machine.examine(((Request.Examine) request).inquiry()));
    }
    if (request instanceof Request.Time) {
      return new Reply.Told(System.currentTimeMillis());
    }
    if (request instanceof Request.Ballast) {
      return new Reply.Done();
    }
    if (request instanceof Request.Open) {
      Request.Open asked = (Request.Open) request;
      return new Reply.Tried(doors.open(asked.doors(), asked.millis()));
    }
    if (request instanceof Request.Shut) {
      doors.close();
      return new Reply.Done();
    }
    if (request instanceof Request.Knock) {
      Request.Knock asked = (Request.Knock) request;
      return new Reply.Tried(Knocking.at(asked.doors(), asked.timeoutMillis()));
    }
    throw new IllegalArgumentException(request.getClass().getSimpleName() + " is no work");
  }

  private Reply observe(List<Resource> resources, Answering to) throws IOException {
    Planner planner = new Planner(machine.view(resources));
    Observations seen = new Observations(to);
    for (Resource each : resources) {
      seen.add(planner.observe(each));
    }
    seen.flush();
    return new Reply.Done();
  }

  private Reply left(List<Resource> resources) throws IOException {
    List<String> left = new ArrayList<>();
    for (Resource each : resources) {
      left.addAll(each.left(machine.view(List.of())));
    }
    return new Reply.Left(left);
  }

  /** What cannot be written down is no reason to stop: the controller's log has it, too. */
  private void remember(Resource changed) {
    try {
      ledger.changed(changed.id());
    } catch (IOException e) {
      System.err.println("this run could not be written down here: " + e);
    }
  }

  private Reply settle(List<Resource> resources, Answering to) throws IOException {
    Settler settler = new Settler(node);
    for (int i = 0; i < resources.size() && !finishing; i++) {
      Outcome outcome = settler.settle(resources.get(i));
      if (!outcome.drift().isEmpty()) {
        remember(resources.get(i));
      }
      to.reply(new Reply.Settled(i, outcome.drift(), outcome.millis(), outcome.words()));
      if (outcome.error() != null) {
        break;
      }
    }
    return new Reply.Done();
  }
}
