package io.groundwork.controller.report;

/** The end of validate: one line. */
final class ValidateClosing implements Closing {

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    String warnings =
        summary.warnings() == 0 ? "" : ", " + Words.count(summary.warnings(), "warning");
    if (summary.exit() == ExitCodes.DONE) {
      return style.good(
              "The inventory is valid: " + Words.count(summary.hosts(), "host") + warnings)
          + "\n";
    }
    return style.bad("The inventory is not valid" + warnings) + "\n";
  }
}
