package io.groundwork.controller.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed, would change, or is stuck: the same thing on many hosts is told once. */
public final class Changes {
  private static final int CONTEXT = 3;

  private Changes() {}

  /**
   * A resource, on all hosts where the same became of it.
   *
   * @param outcome changed, would-change or stuck
   * @param drift what differed, in words
   * @param versions the differences, each with the hosts that had exactly those
   */
  public record Change(
      String component,
      String phase,
      String resource,
      String outcome,
      String drift,
      List<String> hosts,
      List<Version> versions) {}

  /** Hosts that differed in the same way. */
  public record Version(
      List<String> hosts, String error, String time, List<Difference> differences) {

    /** Whether there is more to see than the name. */
    public boolean empty() {
      return error.isEmpty() && differences.isEmpty();
    }
  }

  /**
   * One difference.
   *
   * @param lines a unified diff; empty where the words say it all
   */
  public record Difference(String words, List<Line> lines) {}

  /** A line of a diff: add, del, at or same. */
  public record Line(String kind, String text) {}

  private record Key(
      String component, String phase, String resource, String outcome, String drift) {}

  static List<Change> of(RunLog log) {
    Map<Key, List<Entry>> same = new LinkedHashMap<>();
    for (Entry e : log.of("resource")) {
      if (!e.text("outcome").equals("same")) {
        Key key =
            new Key(
                e.text("component"),
                e.text("phase"),
                e.text("resource"),
                e.text("outcome"),
                String.join(", ", e.list("drift")));
        same.computeIfAbsent(key, k -> new ArrayList<>()).add(e);
      }
    }
    List<Change> changes = new ArrayList<>();
    same.forEach(
        (key, events) ->
            changes.add(
                new Change(
                    key.component(),
                    key.phase(),
                    key.resource(),
                    key.outcome(),
                    key.drift(),
                    events.stream().map(Entry::host).distinct().toList(),
                    versions(events))));
    return changes;
  }

  private static List<Version> versions(List<Entry> events) {
    Map<List<Object>, List<Entry>> alike = new LinkedHashMap<>();
    for (Entry e : events) {
      alike
          .computeIfAbsent(
              List.of(e.text("error"), e.objects("differences")), k -> new ArrayList<>())
          .add(e);
    }
    List<Version> versions = new ArrayList<>();
    alike
        .values()
        .forEach(
            these ->
                versions.add(
                    new Version(
                        these.stream().map(Entry::host).distinct().toList(),
                        these.get(0).text("error"),
                        Text.time(
                            these.stream().mapToLong(e -> e.number("millis")).max().orElse(0)),
                        these.get(0).objects("differences").stream()
                            .map(Changes::difference)
                            .toList())));
    return versions;
  }

  private static Difference difference(Entry e) {
    String what = e.text("what");
    String seen = e.text("seen");
    String wanted = e.text("wanted");
    boolean content = what.equals("content") || seen.contains("\n") || wanted.contains("\n");
    if (!content) {
      String both = seen.isEmpty() ? wanted : seen + " → " + wanted;
      return new Difference(both.isEmpty() ? what : what + ": " + both, List.of());
    }
    if (seen.isEmpty() && wanted.isEmpty()) {
      return new Difference(what + ": not shown (secret)", List.of());
    }
    return new Difference(what, diff(seen, wanted));
  }

  private static List<Line> diff(String seen, String wanted) {
    List<String> before = seen.isEmpty() ? List.of() : seen.lines().toList();
    List<String> after = wanted.isEmpty() ? List.of() : wanted.lines().toList();
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "on the node", "wanted", before, DiffUtils.diff(before, after), CONTEXT);
    // The first two lines name files.
    return diff.stream().skip(2).map(line -> new Line(kind(line), line)).toList();
  }

  private static String kind(String line) {
    if (line.startsWith("@@")) {
      return "at";
    }
    return line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "same";
  }
}
