package io.groundwork.agent.engine;

/** Measures how long things take. */
final class Clock {

  static long millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  private Clock() {}
}
