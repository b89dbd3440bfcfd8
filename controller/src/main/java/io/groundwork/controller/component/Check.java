package io.groundwork.controller.component;

import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import java.util.Map;

/**
 * One check on one host, and where its findings go.
 *
 * @param name as events show it: {@code port-free}
 */
public record Check(Findings findings, String host, String name) {

  /** It holds. */
  public void pass(String seen) {
    add(Level.PASS, seen, "", "");
  }

  /** It does not hold, and one can live with that. */
  public void warning(String seen, String why, String action) {
    add(Level.WARNING, seen, why, action);
  }

  /** It does not hold: nothing is changed until it does, unless install itself mends it. */
  public void error(String seen, String why, String action) {
    add(Level.ERROR, seen, why, action);
  }

  /**
   * An id is one host's alone.
   *
   * @param ids of the hosts seen before, to which this one's is added
   */
  public void own(int id, Map<Integer, String> ids, String why, String action) {
    String other = ids.putIfAbsent(id, host);
    if (other == null) {
      pass("id " + id);
    } else {
      error("id " + id + " is " + other + "'s already", why, action);
    }
  }

  /** What install mends is no error, and nothing that anybody has to do. */
  private void add(Level level, String seen, String why, String action) {
    boolean mends = level != Level.PASS && findings.mends(host, name);
    findings.add(
        new Finding(
            host,
            name,
            mends ? Level.WARNING : level,
            seen,
            why,
            mends ? "Nothing: install mends it." : action,
            mends));
  }
}
