package io.groundwork.controller.cli;

import java.util.List;

/** When and with which arguments the program began, so that a run's time is all of it. */
final class Start {
  private static volatile long nanos = System.nanoTime();
  private static volatile List<String> arguments = List.of();

  private Start() {}

  static void at(long started, String... typed) {
    nanos = started;
    arguments = List.of(typed);
  }

  static List<String> arguments() {
    return arguments;
  }

  static long nanos() {
    return nanos;
  }
}
