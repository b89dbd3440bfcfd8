package io.groundwork.controller.page;

/**
 * Something that took time.
 *
 * @param host "" where it was no single host's
 * @param kind connect, look, settle, resource, transfer, gate, wait, prepare or open
 * @param begin milliseconds since the run began
 * @param end milliseconds since the run began
 */
record Span(
    String host, String kind, String component, String what, boolean bad, long begin, long end) {
  long millis() {
    return end - begin;
  }

  /** component: what, or what alone. */
  String label() {
    return component.isEmpty() ? what : component + ": " + what;
  }
}
