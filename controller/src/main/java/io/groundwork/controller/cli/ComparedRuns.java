package io.groundwork.controller.cli;

import io.groundwork.controller.history.Comparison;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.history.Runs;
import io.groundwork.controller.page.Text;
import io.groundwork.controller.report.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two runs that were named to be compared. */
final class ComparedRuns {
  private ComparedRuns() {}

  /**
   * Reads both and compares them.
   *
   * @param names of two runs
   */
  static Comparison of(List<String> names) throws IOException {
    Runs runs = new Runs(Places.runs());
    return Comparison.of(
        RunLog.read(runs.find(names.get(0))), RunLog.read(runs.find(names.get(1))));
  }

  /** What differs, one after the other. */
  static List<Event> events(Comparison comparison) {
    List<Event> events = new ArrayList<>();
    for (Comparison.Time time : comparison.times()) {
      String what = time.kind() + ": " + time.what();
      events.add(
          new Event.RunsDiffer(
              "time", host(time.host()), what, time(time.first()), time(time.second())));
    }
    comparison.changes().forEach(only -> events.add(only("change", "changed", only)));
    for (Comparison.Gate gate : comparison.gates()) {
      events.add(
          new Event.RunsDiffer(
              "gate", host(gate.host()), gate.name(), gate.first(), gate.second()));
    }
    comparison.findings().forEach(only -> events.add(only("finding", "found", only)));
    return events;
  }

  private static Event only(String kind, String word, Comparison.Only only) {
    return new Event.RunsDiffer(
        kind,
        host(only.host()),
        only.what(),
        only.inFirst() ? word : "",
        only.inFirst() ? "" : word);
  }

  private static @Nullable String host(String host) {
    return host.isEmpty() ? null : host;
  }

  private static String time(long millis) {
    return millis < 0 ? "" : Text.time(millis);
  }
}
