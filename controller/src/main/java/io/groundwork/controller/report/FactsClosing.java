package io.groundwork.controller.report;

import io.groundwork.agent.facts.Facts;
import java.util.List;
import java.util.Map;

/** The end of facts: a table of what the hosts are. */
final class FactsClosing implements Closing {

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    List<List<String>> rows = board.facts.stream().map(FactsClosing::row).toList();
    List<String> heads =
        List.of(
            "host",
            "hostname",
            "system",
            "kernel",
            "arch",
            "cpus",
            "memory",
            "addresses",
            "free on /");
    return Tables.of(heads, rows)
        + Verdicts.line(summary, Words.count(rows.size(), "host") + " asked", style);
  }

  private static List<String> row(Event.FactsLearnt event) {
    Facts facts = event.facts();
    Map<String, String> os = facts.os();
    return List.of(
        event.host(),
        facts.hostname(),
        os.getOrDefault("PRETTY_NAME", os.getOrDefault("ID", "unknown")),
        facts.kernel(),
        facts.arch(),
        String.valueOf(facts.cpus()),
        Words.size(facts.memory().total()),
        String.join(" ", facts.addresses()),
        free(facts));
  }

  private static String free(Facts facts) {
    return facts.mounts().stream()
        .filter(m -> m.path().equals("/"))
        .map(m -> Words.size(m.free()))
        .findFirst()
        .orElse("unknown");
  }
}
