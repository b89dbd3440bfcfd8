package io.groundwork.controller.cli;

/** When the program began, so that a run's time is all of it. */
final class Start {
  private static volatile long nanos = System.nanoTime();

  private Start() {}

  static void at(long started) {
    nanos = started;
  }

  static long nanos() {
    return nanos;
  }
}
