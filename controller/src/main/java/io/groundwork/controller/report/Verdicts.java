package io.groundwork.controller.report;

/** The last line of a command that shows and does not change. */
final class Verdicts {
  private Verdicts() {}

  static String line(Event.Summary summary, String text, Style style) {
    if (summary.exit() == ExitCodes.DONE) {
      return style.good(text + ", " + Words.time(summary.millis())) + "\n";
    }
    String unreachable =
        summary.unreachable().isEmpty()
            ? ""
            : "; unreachable: " + String.join(", ", summary.unreachable());
    return style.bad(text + " (exit " + summary.exit() + ")") + unreachable + "\n";
  }
}
