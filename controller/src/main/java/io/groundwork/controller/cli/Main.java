package io.groundwork.controller.cli;

import io.groundwork.controller.report.Terminal;

/** The program. Told its version only, it loads nothing else. */
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    long started = System.nanoTime();
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      Terminal.say(Version.text());
      return;
    }
    System.exit(Commands.run(started, args));
  }
}
