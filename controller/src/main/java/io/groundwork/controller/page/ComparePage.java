package io.groundwork.controller.page;

import gg.jte.output.StringOutput;
import io.groundwork.controller.history.Comparison;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.report.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/** Two runs as a page. */
public record ComparePage(Comparison comparison, List<Row> heads) {

  /** A line of the two runs' heads. */
  public record Row(String name, String first, String second) {

    public boolean differs() {
      return !first.equals(second);
    }
  }

  /** The page's text. */
  public static String render(Comparison comparison) {
    StringOutput output = new StringOutput(1 << 15);
    ComparePage page = new ComparePage(comparison, heads(comparison));
    RunPage.Pages.ENGINE.render("compare.jte", page, output);
    return output.toString();
  }

  private static List<Row> heads(Comparison comparison) {
    RunLog first = comparison.first();
    RunLog second = comparison.second();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Run", first.id(), second.id()));
    rows.add(new Row("Command", command(first), command(second)));
    rows.add(new Row("Cluster", first.cluster(), second.cluster()));
    rows.add(new Row("Inventory", first.inventory(), second.inventory()));
    rows.add(new Row("Who", first.who(), second.who()));
    rows.add(new Row("When", Text.when(first.began()), Text.when(second.began())));
    rows.add(new Row("Took", Text.time(first.millis()), Text.time(second.millis())));
    rows.add(new Row("Exit code", exit(first), exit(second)));
    rows.add(new Row("How it ended", Verdict.of(first), Verdict.of(second)));
    return rows;
  }

  private static String command(RunLog log) {
    String typed = String.join(" ", log.first("start").list("arguments"));
    return typed.isEmpty() ? log.command() : "groundwork " + typed;
  }

  private static String exit(RunLog log) {
    return log.ended() ? log.exit() + ": " + ExitCodes.word(log.exit()) : "none: it did not end";
  }

  public RunLog first() {
    return comparison.first();
  }

  public RunLog second() {
    return comparison.second();
  }

  /** In a sentence. */
  public String verdict() {
    long longer = second().millis() - first().millis();
    String time =
        "The second took "
            + Text.time(Math.abs(longer))
            + (longer < 0 ? " less" : " more")
            + " than the first";
    return comparison.alike()
        ? time + "; otherwise they did and found the same."
        : time + ", and they did or found different things.";
  }

  public String of(String host) {
    return host.isEmpty() ? "whole cluster" : host;
  }

  /** A time; a dash where there was none. */
  public String time(long millis) {
    return millis < 0 ? "–" : Text.time(millis);
  }

  /** With its sign. */
  public String difference(Comparison.Time time) {
    return (time.difference() > 0 ? "+" : "−") + Text.time(Math.abs(time.difference()));
  }
}
