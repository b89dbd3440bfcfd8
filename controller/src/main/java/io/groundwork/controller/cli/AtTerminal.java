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
    String typed =
        line(
            question,
            "--yes was not given",
            "Look at the plan with --dry-run, then run it with --yes.");
    return typed.equalsIgnoreCase("yes");
  }

  /**
   * A host's name, typed by whoever wants its data deleted; --yes does not answer that.
   *
   * @throws BadInputException where there is no terminal
   */
  static String hostToDelete(String question) {
    return line(
        question,
        "--delete-data was given without the host's name",
        "Nothing was changed. In a script, give the name: --delete-data NAME.");
  }

  private static String line(String question, String missing, String next) {
    Console console = System.console();
    if (console == null) {
      throw new BadInputException("nobody to ask", "there is no terminal, and " + missing, next);
    }
    String typed = console.readLine("%s", question);
    return typed == null ? "" : typed.strip();
  }
}
