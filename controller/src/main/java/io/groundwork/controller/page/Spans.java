package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run's time went on. An event is written when what it tells of has ended, and says how long
 * it took. What was observed is told later, all at once: such resources are no spans of their own,
 * they are within the look at the host.
 */
final class Spans {
  /** How far the time of an event and the end of its step may be apart. */
  private static final long SLACK_MILLIS = 20;

  private final RunLog log;
  private final long began;
  private final long whole;
  private final List<Span> spans = new ArrayList<>();

  private Spans(RunLog log) {
    this.log = log;
    this.began = log.began().toEpochMilli();
    this.whole = Math.max(1, log.millis());
  }

  /** All spans of a run, in the order in which they ended. */
  static List<Span> of(RunLog log) {
    Spans all = new Spans(log);
    all.spent();
    all.resources();
    all.open();
    return all.spans;
  }

  private void spent() {
    for (Entry e : log.entries()) {
      if (e.kind().equals("spent")) {
        String bytes = e.number("bytes") > 0 ? ", " + Text.size(e.number("bytes")) : "";
        add(e, e.text("kind"), e.text("what") + bytes, false);
      } else if (e.kind().equals("gate")) {
        add(e, "gate", e.text("gate"), !e.text("verdict").equals("pass"));
      }
    }
  }

  private void add(Entry e, String kind, String what, boolean bad) {
    long end = at(e);
    long begin = Math.max(0, end - e.number("millis"));
    spans.add(new Span(e.host(), kind, e.text("component"), what, bad, begin, end));
  }

  private void resources() {
    List<Span> steps = spans.stream().filter(span -> span.kind().equals("settle")).toList();
    for (Entry e : log.of("resource")) {
      long at = at(e);
      boolean settled =
          steps.stream()
              .anyMatch(
                  step ->
                      step.host().equals(e.host())
                          && step.component().equals(e.text("component"))
                          && step.what().equals(e.text("phase"))
                          && at >= step.begin() - SLACK_MILLIS
                          && at <= step.end() + SLACK_MILLIS);
      if (settled) {
        add(e, "resource", e.text("resource"), e.text("outcome").equals("stuck"));
      }
    }
  }

  /** What hosts were at when a log ended without an end. */
  private void open() {
    if (log.ended()) {
      return;
    }
    Map<String, Entry> last = new LinkedHashMap<>();
    for (Entry e : log.entries()) {
      if (e.kind().equals("doing")) {
        last.put(e.host(), e);
      } else if (e.kind().equals("spent")) {
        last.remove(e.host());
      }
    }
    last.forEach(
        (host, e) -> spans.add(new Span(host, "open", "", e.text("what"), true, at(e), whole)));
  }

  private long at(Entry e) {
    Instant at = e.at();
    long millis = at == null ? 0 : at.toEpochMilli() - began;
    return Math.max(0, Math.min(whole, millis));
  }
}
