package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gates with their proofs: of one that was asked more than once, the last verdict counts. */
public final class Gates {
  /** A gate of more hosts that are all open is told in one line, to be unfolded. */
  private static final int FEW = 5;

  private Gates() {}

  /** One gate, on all hosts that it was asked of. */
  public record Gate(String component, String name, List<Verdict> verdicts) {

    public int open() {
      return (int) verdicts.stream().filter(Verdict::pass).count();
    }

    /** Whether it is better told in one line. */
    public boolean folded() {
      return verdicts.size() > FEW && open() == verdicts.size();
    }
  }

  /**
   * @param said the proof, or why it is closed
   * @param asked how often it was asked for a verdict in the run
   */
  public record Verdict(
      String host, boolean pass, String verdict, String said, String time, int asked) {}

  static List<Gate> of(RunLog log) {
    Map<List<String>, Map<String, Verdict>> gates = new LinkedHashMap<>();
    for (Entry e : log.of("gate")) {
      String verdict = e.text("verdict");
      boolean pass = verdict.equals("pass");
      Map<String, Verdict> of =
          gates.computeIfAbsent(
              List.of(e.text("component"), e.text("gate")), key -> new LinkedHashMap<>());
      Verdict before = of.get(e.host());
      of.put(
          e.host(),
          new Verdict(
              e.host().isEmpty() ? "whole cluster" : e.host(),
              pass,
              verdict,
              e.text(pass ? "proof" : "why"),
              Text.time(e.number("millis")),
              before == null ? 1 : before.asked() + 1));
    }
    List<Gate> all = new ArrayList<>();
    gates.forEach(
        (key, verdicts) ->
            all.add(new Gate(key.get(0), key.get(1), List.copyOf(verdicts.values()))));
    return all;
  }
}
