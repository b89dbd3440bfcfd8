package io.groundwork.controller.node;

import io.groundwork.agent.wire.ProtocolException;
import io.groundwork.agent.wire.Reply;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request under way, and the replies that came for it and were not taken yet. */
final class Call {
  /** More than any request has resources; an agent that sends more is not ours. */
  private static final int MOST = 100_000;

  private final ArrayDeque<Reply> replies = new ArrayDeque<>();
  private final int id;
  private boolean lost;

  Call(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  synchronized void add(Reply reply) throws ProtocolException {
    if (replies.size() == MOST) {
      throw new ProtocolException("more replies than anyone asked for");
    }
    replies.add(reply);
    notifyAll();
  }

  /** The connection is lost: nothing more comes. */
  synchronized void lose() {
    lost = true;
    notifyAll();
  }

  /** Waits for the next reply; null when none came within the time, or none can come. */
  synchronized @Nullable Reply next(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; replies.isEmpty() && !lost && left > 0; left = left(deadline)) {
      wait(left);
    }
    return replies.poll();
  }

  private static long left(long deadline) {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }
}
