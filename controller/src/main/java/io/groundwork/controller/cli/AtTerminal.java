package io.groundwork.controller.cli;

import io.groundwork.controller.run.BadInputException;
import io.groundwork.controller.run.Consent;
import java.io.Console;

/** Asks at the terminal, unless the answer was given beforehand. */
final class AtTerminal {
  private AtTerminal() {}

  /**
   * A consent.
   *
   * @param yes whether the user said so beforehand, by --yes
   */
  static Consent consent(boolean yes) {
    return yes ? Consent.GIVEN : AtTerminal::ask;
  }

  private static boolean ask(String question) {
    Console console = System.console();
    if (console == null) {
      throw new BadInputException(
          "nobody to ask",
          "there is no terminal, and --yes was not given",
          "Look at the plan with --dry-run, then run it with --yes.");
    }
    String typed = console.readLine("%s", question);
    return typed != null && typed.strip().equalsIgnoreCase("yes");
  }
}
