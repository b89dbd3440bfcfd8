package io.groundwork.controller.ssh;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A time limit that holds whatever the peer does: when it passes, the connection is cut, and what
 * waits on it fails at once.
 */
final class Deadline implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();
  private final Future<?> alarm;
  private volatile boolean expired;

  Deadline(Duration limit, Runnable cut) {
    alarm =
        CLOCK.schedule(
            () -> {
              expired = true;
              cut.run();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Whether the limit passed before {@link #close()}. */
  boolean expired() {
    return expired;
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "ssh-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
