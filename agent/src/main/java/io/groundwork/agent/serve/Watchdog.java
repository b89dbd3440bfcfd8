package io.groundwork.agent.serve;

import java.util.concurrent.TimeUnit;

/** Ends what a half-open connection would hold: barks once when nothing was heard for a time. */
final class Watchdog extends Thread {
  private final long silenceNanos;
  private final Runnable bark;
  private volatile long heard = System.nanoTime();

  Watchdog(long silenceMillis, Runnable bark) {
    super("watchdog");
    this.silenceNanos = TimeUnit.MILLISECONDS.toNanos(silenceMillis);
    this.bark = bark;
    setDaemon(true);
  }

  void heard() {
    heard = System.nanoTime();
  }

  @Override
  public void run() {
    try {
      for (long left = silenceNanos; left > 0; left = heard + silenceNanos - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(left);
      }
      bark.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
