package io.groundwork.controller.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two runs side by side: what differs.
 *
 * @param times what took longer in the one than in the other, the largest difference first
 * @param changes what was changed in the one and not in the other
 * @param gates gates whose verdict differs, or that one of them alone asked
 * @param findings warnings and errors of one of them alone
 */
public record Comparison(
    RunLog first,
    RunLog second,
    List<Time> times,
    List<Only> changes,
    List<Gate> gates,
    List<Only> findings) {

  /** Differences of less are chance. */
  private static final long SMALLEST_MILLIS = 50;

  private static final int SHOWN = 25;

  /**
   * What something took in each run.
   *
   * @param host "" where it was no single host's
   * @param kind settle, gate, transfer, wait ...
   * @param first milliseconds; -1 where the run had no such thing
   * @param second milliseconds; -1 where the run had no such thing
   */
  public record Time(String host, String kind, String what, long first, long second) {

    /** How much longer the second took; negative where the first did. */
    public long difference() {
      return Math.max(0, second) - Math.max(0, first);
    }
  }

  /** Something of one run alone. */
  public record Only(boolean inFirst, String host, String what) {}

  /** A gate's verdicts; "" where it was not asked. */
  public record Gate(String host, String name, String first, String second) {}

  private record Key(String host, String kind, String what) {}

  /** Holds the second against the first. */
  public static Comparison of(RunLog first, RunLog second) {
    return new Comparison(
        first,
        second,
        times(first, second),
        only(changes(first), changes(second)),
        gates(first, second),
        only(findings(first), findings(second)));
  }

  private static List<Time> times(RunLog first, RunLog second) {
    Map<Key, Long> one = times(first);
    Map<Key, Long> other = times(second);
    Set<Key> all = new LinkedHashSet<>(one.keySet());
    all.addAll(other.keySet());
    return all.stream()
        .map(
            key ->
                new Time(
                    key.host(),
                    key.kind(),
                    key.what(),
                    one.getOrDefault(key, -1L),
                    other.getOrDefault(key, -1L)))
        .filter(time -> Math.abs(time.difference()) >= SMALLEST_MILLIS)
        .sorted(Comparator.comparingLong((Time time) -> -Math.abs(time.difference())))
        .limit(SHOWN)
        .toList();
  }

  /** The same thing more than once in a run is one sum. */
  private static Map<Key, Long> times(RunLog log) {
    Map<Key, Long> times = new LinkedHashMap<>();
    for (Entry e : log.entries()) {
      boolean gate = e.kind().equals("gate");
      if (gate || e.kind().equals("spent")) {
        String kind = gate ? "gate" : e.text("kind");
        String what = gate ? e.text("gate") : e.text("what");
        String component = e.text("component");
        String whole = component.isEmpty() ? what : component + ": " + what;
        times.merge(new Key(e.host(), kind, whole), e.number("millis"), Long::sum);
      }
    }
    return times;
  }

  private static Set<Key> changes(RunLog log) {
    Set<Key> changes = new LinkedHashSet<>();
    for (Entry e : log.of("resource")) {
      if (!e.text("outcome").equals("same")) {
        changes.add(new Key(e.host(), e.text("component"), e.text("resource")));
      }
    }
    return changes;
  }

  private static Set<Key> findings(RunLog log) {
    Set<Key> findings = new LinkedHashSet<>();
    for (Entry e : log.of("finding")) {
      if (!e.text("level").equals("pass")) {
        findings.add(new Key(e.host(), e.text("check"), e.text("level") + ": " + e.text("seen")));
      }
    }
    return findings;
  }

  private static List<Only> only(Set<Key> first, Set<Key> second) {
    List<Only> only = new ArrayList<>();
    first.stream().filter(key -> !second.contains(key)).forEach(key -> only.add(only(true, key)));
    second.stream().filter(key -> !first.contains(key)).forEach(key -> only.add(only(false, key)));
    return only;
  }

  private static Only only(boolean inFirst, Key key) {
    return new Only(inFirst, key.host(), key.kind() + ": " + key.what());
  }

  private static List<Gate> gates(RunLog first, RunLog second) {
    Map<Key, String> one = gates(first);
    Map<Key, String> other = gates(second);
    Set<Key> all = new LinkedHashSet<>(one.keySet());
    all.addAll(other.keySet());
    return all.stream()
        .map(
            key ->
                new Gate(
                    key.host(),
                    key.kind() + ": " + key.what(),
                    one.getOrDefault(key, ""),
                    other.getOrDefault(key, "")))
        .filter(gate -> !word(gate.first()).equals(word(gate.second())))
        .toList();
  }

  /** Proofs differ from run to run; that is no difference. */
  private static String word(String verdict) {
    return verdict.split(": ", 2)[0];
  }

  private static Map<Key, String> gates(RunLog log) {
    Map<Key, String> gates = new LinkedHashMap<>();
    for (Entry e : log.of("gate")) {
      boolean pass = e.text("verdict").equals("pass");
      String said = pass ? "open" : e.text("verdict") + ": " + e.text("why");
      gates.put(new Key(e.host(), e.text("component"), e.text("gate")), said);
    }
    return gates;
  }

  /** Whether nothing differs but the time. */
  public boolean alike() {
    return changes.isEmpty() && gates.isEmpty() && findings.isEmpty();
  }
}
