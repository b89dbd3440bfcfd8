package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.report.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader wants to know first.
 *
 * @param state good, changed, bad or open: its colour
 * @param verdict in a few words
 * @param reason why it did not end well; "" where it did
 */
public record Overview(
    String title,
    String state,
    String verdict,
    String reason,
    List<Fact> facts,
    List<Fact> counts) {

  /** A name and what it is; bad where it should be 0 and is not. */
  public record Fact(String name, String value, boolean bad) {}

  static Overview of(RunLog log, List<Gates.Gate> gates) {
    String cluster = log.cluster().isEmpty() ? "" : " of " + log.cluster();
    return new Overview(
        log.command() + cluster,
        state(log),
        Verdict.of(log),
        Verdict.reason(log),
        facts(log),
        counts(log, gates));
  }

  private static String state(RunLog log) {
    return switch (log.exit()) {
      case ExitCodes.DONE -> "good";
      case ExitCodes.WOULD_CHANGE -> "changed";
      case -1 -> "open";
      default -> "bad";
    };
  }

  private static List<Fact> facts(RunLog log) {
    Entry start = log.first("start");
    List<Fact> facts = new ArrayList<>();
    fact(facts, "Cluster", log.cluster());
    fact(facts, "Inventory", start.text("inventory"));
    String typed = String.join(" ", start.list("arguments"));
    fact(facts, "Command", typed.isEmpty() ? log.command() : "groundwork " + typed);
    fact(facts, "Who", log.who());
    fact(facts, "When", Text.when(log.began()));
    fact(facts, "Took", Text.time(log.millis()) + (log.ended() ? "" : ", as far as is known"));
    fact(
        facts,
        "Exit code",
        log.ended() ? log.exit() + ": " + ExitCodes.meaning(log.exit()) : "none: it did not end");
    fact(facts, "Run", log.id());
    fact(facts, "Groundwork", start.text("version"));
    return facts;
  }

  private static void fact(List<Fact> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(name, value, false));
    }
  }

  private static List<Fact> counts(RunLog log, List<Gates.Gate> gates) {
    int hosts = Matrix.hosts(log).size();
    long closed = gates.stream().mapToInt(gate -> gate.verdicts().size() - gate.open()).sum();
    long open = gates.stream().mapToInt(Gates.Gate::open).sum();
    List<Fact> counts = new ArrayList<>();
    counts.add(new Fact(hosts == 1 ? "host" : "hosts", "" + hosts, false));
    for (String outcome : List.of("changed", "would-change", "same", "stuck")) {
      long count =
          log.of("resource").stream().filter(e -> e.text("outcome").equals(outcome)).count();
      if (count > 0 || outcome.equals("changed")) {
        counts.add(
            new Fact(
                outcome.replace("would-change", "would change"),
                "" + count,
                outcome.equals("stuck")));
      }
    }
    if (open + closed > 0) {
      counts.add(new Fact("gates open", open + " of " + (open + closed), closed > 0));
    }
    for (String level : List.of("warning", "error")) {
      long count = log.of("finding").stream().filter(e -> e.text("level").equals(level)).count();
      if (count > 0) {
        counts.add(new Fact(level + (count == 1 ? "" : "s"), "" + count, level.equals("error")));
      }
    }
    return counts;
  }
}
