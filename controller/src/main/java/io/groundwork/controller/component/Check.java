package io.groundwork.controller.component;

import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;

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

  /** It does not hold: nothing is changed until it does. */
  public void error(String seen, String why, String action) {
    add(Level.ERROR, seen, why, action);
  }

  private void add(Level level, String seen, String why, String action) {
    findings.add(new Finding(host, name, level, seen, why, action, false));
  }
}
