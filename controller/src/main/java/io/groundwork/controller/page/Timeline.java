package io.groundwork.controller.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who did what when: a band for each host, in it a lane for each kind of work, and as many lanes of
 * a kind as went on at the same time.
 *
 * @param dense whether there are so many hosts that bars have no room for words
 */
public record Timeline(boolean dense, List<Band> bands, List<Tick> ticks) {

  /** More hosts than this have thin lanes. */
  private static final int ROOMY = 6;

  /** Shorter than this part of the run, a resource is not drawn within its step. */
  private static final int SMALLEST_PART = 1000;

  private static final int TICKS = 8;

  /** The kinds of a host's lanes, from top to bottom; what a kind shares a lane with. */
  private static final List<Set<String>> LANES =
      List.of(
          Set.of("connect", "look", "prepare", "settle", "open"),
          Set.of("transfer"),
          Set.of("gate"),
          Set.of("wait"));

  /** One host, or what is no single host's. */
  public record Band(String name, String host, List<Lane> lanes) {}

  /** Bars that do not overlap, but for those of resources, which lie within their steps. */
  public record Lane(String name, List<Bar> bars) {}

  /** A mark on the axis. */
  public record Tick(String left, String label) {}

  static Timeline of(List<Span> spans, Collection<String> hosts, long whole) {
    Map<String, List<Span>> by = new LinkedHashMap<>();
    by.put("", new ArrayList<>());
    hosts.forEach(host -> by.put(host, new ArrayList<>()));
    spans.forEach(span -> by.computeIfAbsent(span.host(), h -> new ArrayList<>()).add(span));
    List<Band> bands = new ArrayList<>();
    by.forEach(
        (host, own) -> {
          if (!own.isEmpty()) {
            bands.add(new Band(host.isEmpty() ? "whole cluster" : host, host, lanes(own, whole)));
          }
        });
    return new Timeline(bands.size() > ROOMY, bands, ticks(whole));
  }

  private static List<Lane> lanes(List<Span> spans, long whole) {
    List<Lane> lanes = new ArrayList<>();
    for (Set<String> kinds : LANES) {
      List<List<Span>> packed = new ArrayList<>();
      spans.stream()
          .filter(span -> kinds.contains(span.kind()))
          .sorted(Comparator.comparingLong(Span::begin).thenComparing(Span::end))
          .forEach(span -> pack(span, packed));
      for (List<Span> row : packed) {
        lanes.add(new Lane(name(kinds), bars(row, spans, whole)));
      }
    }
    return lanes;
  }

  private static String name(Set<String> kinds) {
    return kinds.size() > 1 ? "steps" : kinds.iterator().next() + "s";
  }

  /** Into the first row where it overlaps with nothing. */
  private static void pack(Span span, List<List<Span>> rows) {
    for (List<Span> row : rows) {
      if (row.get(row.size() - 1).end() <= span.begin() + 1) {
        row.add(span);
        return;
      }
    }
    rows.add(new ArrayList<>(List.of(span)));
  }

  private static List<Bar> bars(List<Span> row, List<Span> all, long whole) {
    List<Bar> bars = new ArrayList<>();
    for (Span span : row) {
      bars.add(bar(span, whole));
      if (span.kind().equals("settle")) {
        all.stream()
            .filter(part -> within(part, span, whole))
            .forEach(part -> bars.add(bar(part, whole)));
      }
    }
    return bars;
  }

  private static boolean within(Span part, Span step, long whole) {
    return part.kind().equals("resource")
        && part.component().equals(step.component())
        && part.begin() >= step.begin() - 20
        && part.end() <= step.end() + 20
        && (part.bad() || part.millis() * SMALLEST_PART >= whole);
  }

  private static Bar bar(Span span, long whole) {
    String title =
        span.label()
            + " · "
            + Text.time(span.millis())
            + ", from "
            + Text.time(span.begin())
            + " to "
            + Text.time(span.end());
    return new Bar(span.kind(), span.bad(), span.label(), title, span.begin(), span.end(), whole);
  }

  /** At round times, some of them. */
  private static List<Tick> ticks(long whole) {
    long step = 1;
    for (int i = 0; whole / step > TICKS; i++) {
      step = i % 3 == 0 ? step * 2 : i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= whole; at += step) {
      ticks.add(new Tick(new Bar("", false, "", "", at, at, whole).left(), label(at)));
    }
    return ticks;
  }

  private static String label(long millis) {
    return millis == 0 ? "0" : Text.time(millis).replace(".0 s", " s");
  }

  /** The kinds that there are, for the legend, in the order of the lanes. */
  public List<String> kinds() {
    Set<String> there = new LinkedHashSet<>();
    for (Band band : bands) {
      band.lanes().forEach(lane -> lane.bars().forEach(bar -> there.add(bar.kind())));
    }
    return List.of(
            "prepare", "connect", "look", "settle", "resource", "transfer", "gate", "wait", "open")
        .stream()
        .filter(there::contains)
        .toList();
  }
}
