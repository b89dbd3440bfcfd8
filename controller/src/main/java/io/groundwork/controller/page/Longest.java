package io.groundwork.controller.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What took longest, the same thing on many hosts in one line. */
public final class Longest {
  private static final int SHOWN = 15;
  private static final List<String> KINDS =
      List.of("connect", "look", "prepare", "resource", "transfer", "gate");

  private Longest() {}

  /**
   * @param hosts on how many hosts
   * @param longest and on which host that was
   * @param typical the median
   */
  public record Line(
      String kind, String what, int hosts, String longest, String slowest, String typical) {}

  static List<Line> of(List<Span> spans) {
    Map<String, List<Span>> same = new LinkedHashMap<>();
    spans.stream()
        .filter(span -> KINDS.contains(span.kind()) && span.millis() > 0)
        .forEach(
            span ->
                same.computeIfAbsent(span.kind() + "\0" + span.label(), key -> new ArrayList<>())
                    .add(span));
    return same.values().stream()
        .sorted(Comparator.comparingLong((List<Span> of) -> slowest(of).millis()).reversed())
        .limit(SHOWN)
        .map(Longest::line)
        .toList();
  }

  private static Line line(List<Span> spans) {
    Span slowest = slowest(spans);
    List<Long> times = spans.stream().map(Span::millis).sorted().toList();
    return new Line(
        slowest.kind(),
        slowest.label(),
        (int) spans.stream().map(Span::host).distinct().count(),
        Text.time(slowest.millis()),
        slowest.host().isEmpty() ? "whole cluster" : slowest.host(),
        Text.time(times.get(times.size() / 2)));
  }

  private static Span slowest(List<Span> spans) {
    return spans.stream().max(Comparator.comparingLong(Span::millis)).orElseThrow();
  }
}
