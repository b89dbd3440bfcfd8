package io.groundwork.probe;

import java.util.concurrent.TimeUnit;

/** The time that a question has. */
final class Deadline {
  private final long end;
  private final int allMillis;

  Deadline(int millis) {
    this.allMillis = millis;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Milliseconds left; at least one, since zero often means for ever. */
  int left() {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  boolean over() {
    return System.nanoTime() >= end;
  }

  /** All of the time, as it was given. */
  int allMillis() {
    return allMillis;
  }

  /** An earlier deadline that leaves time for tidying up: a fifth, five seconds at most. */
  Deadline withTimeToTidy() {
    return new Deadline(left() - Math.min(left() / 5, 5000));
  }
}
