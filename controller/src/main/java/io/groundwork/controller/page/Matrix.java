package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hosts by components: what became of each.
 *
 * @param components the columns, in the order in which the run came to them
 */
public record Matrix(List<String> components, List<Row> rows) {

  /** More rows than this are kept low. */
  private static final int ROOMY = 8;

  /** Whether there are so many hosts that each gets one line. */
  public boolean dense() {
    return rows.size() > ROOMY;
  }

  /**
   * A host.
   *
   * @param state whole, partial, untouched, unreachable, or "" where the log does not say
   */
  public record Row(String host, List<String> roles, String state, List<Cell> cells) {}

  /** A component on a host; all counts 0 where it has nothing there. */
  public record Cell(int same, int changed, int wouldChange, int stuck, int open, int closed) {

    /** Whether there is anything to tell. */
    public boolean empty() {
      return same + changed + wouldChange + stuck + open + closed == 0;
    }

    /** bad, changed, good, or empty: its colour. */
    public String look() {
      if (stuck + closed > 0) {
        return "bad";
      }
      return changed + wouldChange > 0 ? "changed" : empty() ? "empty" : "good";
    }
  }

  private static final class Counts {
    int same;
    int changed;
    int wouldChange;
    int stuck;
    final Map<String, Boolean> gates = new LinkedHashMap<>();

    Cell cell() {
      int open = (int) gates.values().stream().filter(pass -> pass).count();
      return new Cell(same, changed, wouldChange, stuck, open, gates.size() - open);
    }
  }

  static Matrix of(RunLog log) {
    Map<String, List<String>> hosts = hosts(log);
    Set<String> components = new LinkedHashSet<>();
    Map<String, Map<String, Counts>> counts = new LinkedHashMap<>();
    for (Entry e : log.entries()) {
      boolean resource = e.kind().equals("resource");
      if (!resource && !e.kind().equals("gate")) {
        continue;
      }
      components.add(e.text("component"));
      Counts of =
          counts
              .computeIfAbsent(e.host(), host -> new LinkedHashMap<>())
              .computeIfAbsent(e.text("component"), component -> new Counts());
      if (resource) {
        count(of, e.text("outcome"));
      } else {
        of.gates.put(e.text("gate"), e.text("verdict").equals("pass"));
      }
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (counts.containsKey("")) {
      all.put("", List.of());
    }
    all.putAll(hosts);
    List<Row> rows = new ArrayList<>();
    all.forEach(
        (host, roles) ->
            rows.add(
                new Row(
                    host.isEmpty() ? "whole cluster" : host,
                    roles,
                    state(log, host),
                    cells(counts.getOrDefault(host, Map.of()), components))));
    return new Matrix(List.copyOf(components), rows);
  }

  private static List<Cell> cells(Map<String, Counts> counts, Set<String> components) {
    return components.stream().map(c -> counts.getOrDefault(c, new Counts()).cell()).toList();
  }

  /** The inventory's hosts, and any other that the log speaks of. */
  static Map<String, List<String>> hosts(RunLog log) {
    Map<String, List<String>> hosts = new LinkedHashMap<>();
    log.of("host").forEach(e -> hosts.put(e.host(), e.list("roles")));
    for (Entry e : log.entries()) {
      if (!e.host().isEmpty()) {
        hosts.putIfAbsent(e.host(), List.of());
      }
    }
    return hosts;
  }

  private static void count(Counts of, String outcome) {
    switch (outcome) {
      case "same" -> of.same++;
      case "changed" -> of.changed++;
      case "would-change" -> of.wouldChange++;
      case "stuck" -> of.stuck++;
      default -> {}
    }
  }

  private static String state(RunLog log, String host) {
    Entry summary = log.first("summary");
    for (String state : List.of("whole", "partial", "untouched", "unreachable")) {
      if (summary.list(state).contains(host)) {
        return state;
      }
    }
    return "";
  }
}
