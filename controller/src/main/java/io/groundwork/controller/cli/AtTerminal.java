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

  /**
   * What is typed at the terminal, for what --yes does not answer.
   *
   * @throws BadInputException where there is none
   */
  static String typed(String question) {
    Console console = System.console();
    if (console == null) {
      throw new BadInputException(
          "nobody to ask",
          "there is no terminal, and --delete-data was given without the host's name",
          "Nothing was changed. In a script, give the name: --delete-data NAME.");
    }
    String typed = console.readLine("%s", question);
    return typed == null ? "" : typed;
  }
}
