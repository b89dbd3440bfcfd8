package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.util.List;
import java.util.Set;

/**
 * What went wrong: failures, problems of the inventory, diagnoses; and findings, whatever they say.
 */
public record Trouble(
    List<Failure> failures,
    List<String> problems,
    List<Diagnosis> diagnoses,
    List<Finding> findings) {

  /** host · what · why · what to do next. */
  public record Failure(String host, String what, String why, String next) {}

  /** What a node showed of a service, and whatever else its event says. */
  public record Diagnosis(String host, String unit, String text, List<Extras.Field> more) {}

  /** What a check saw. */
  public record Finding(
      String host,
      String check,
      String level,
      String seen,
      String why,
      String action,
      boolean mends) {

    public boolean pass() {
      return level.equals("pass");
    }
  }

  static Trouble of(RunLog log) {
    return new Trouble(
        log.of("failed").stream()
            .map(e -> new Failure(e.host(), e.text("what"), e.text("why"), e.text("do")))
            .toList(),
        log.of("problem").stream().map(Trouble::problem).toList(),
        log.of("diagnosis").stream()
            .map(
                e ->
                    new Diagnosis(
                        e.host(),
                        e.text("unit"),
                        e.text("text"),
                        Extras.of(e, Set.of("unit", "text")).fields()))
            .toList(),
        log.of("finding").stream().map(Trouble::finding).toList());
  }

  private static String problem(Entry e) {
    String place = e.number("line") > 0 ? ":" + e.number("line") + ":" + e.number("column") : "";
    String hint = e.text("hint").isEmpty() ? "" : " (" + e.text("hint") + ")";
    return e.text("file") + place + ": " + e.text("severity") + ": " + e.text("message") + hint;
  }

  private static Finding finding(Entry e) {
    return new Finding(
        e.host(),
        e.text("check"),
        e.text("level"),
        e.text("seen"),
        e.text("why"),
        e.text("do"),
        e.text("mends").equals("true"));
  }

  /** Findings that do not pass. */
  public List<Finding> warnings() {
    return findings.stream().filter(f -> !f.pass()).toList();
  }

  /** Findings that pass. */
  public List<Finding> passes() {
    return findings.stream().filter(Finding::pass).toList();
  }
}
