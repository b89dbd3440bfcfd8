package io.groundwork.controller.report;

import io.groundwork.controller.report.Event.Level;
import java.util.List;
import java.util.Locale;

/** The end of check: what does not pass, and how many weigh how much; -v has told what passes. */
final class CheckClosing implements Closing {

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    List<List<String>> rows =
        board.findings.stream()
            .filter(f -> f.level() != Level.PASS)
            .map(CheckClosing::row)
            .toList();
    int errors = count(board, Level.ERROR);
    int warnings = count(board, Level.WARNING);
    String text =
        String.join(
            ", ",
            Words.count(count(board, Level.PASS), "check") + " passed",
            Words.count(warnings, "warning"),
            Words.count(errors, "error"));
    return Tables.of(List.of("host", "check", "level", "seen", "why", "do"), rows)
        + Verdicts.line(summary, text, style);
  }

  private static int count(Board board, Level level) {
    return (int) board.findings.stream().filter(f -> f.level() == level).count();
  }

  private static List<String> row(Event.Finding f) {
    return List.of(
        f.host() == null ? "cluster" : f.host(),
        f.check(),
        f.level().name().toLowerCase(Locale.ROOT),
        f.seen(),
        f.why(),
        f.action());
  }
}
