package io.groundwork.controller.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who runs this, for whoever finds a node locked. */
final class Operator {
  private Operator() {}

  static String name() {
    return name("install");
  }

  /**
   * The run and its operator.
   *
   * @param command what was typed
   */
  static String name(String command) {
    String user = System.getProperty("user.name");
    String host = System.getenv("HOSTNAME");
    String at = host == null || host.isBlank() ? "" : "@" + host;
    return command
        + " by "
        + user
        + at
        + " (pid "
        + ProcessHandle.current().pid()
        + ") since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
