package io.groundwork.controller.page;

import java.util.Locale;

/**
 * A stretch of the timeline.
 *
 * @param kind connect, look, settle, resource, transfer, gate, wait, prepare or open: its colour
 * @param bad whether it ended badly
 * @param label short, for within the bar
 * @param title all of it, for whoever points at it
 * @param begin milliseconds since the run began
 * @param end milliseconds since the run began
 */
public record Bar(
    String kind, boolean bad, String label, String title, long begin, long end, long whole) {

  /** Where it begins, in percent of the run. */
  public String left() {
    return percent(begin);
  }

  /** How long it is, in percent of the run. */
  public String width() {
    return percent(Math.max(0, end - begin));
  }

  private String percent(long millis) {
    return String.format(Locale.ROOT, "%.3f", 100.0 * millis / Math.max(1, whole));
  }
}
