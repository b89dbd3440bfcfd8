package io.groundwork.controller.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a run's time went on, as a whole: every moment counts once, for what a run most waits for of
 * all that went on then, on any host. Sending tarballs comes before settling (unpacking waits for
 * them), settling before gates, gates before looking, looking before connecting.
 */
public final class Shares {
  private static final List<String> ORDER =
      List.of("transfer", "settle", "gate", "look", "connect", "prepare");

  private Shares() {}

  /**
   * A part of the run.
   *
   * @param kind what went on; "other" where nothing did that is told of
   */
  public record Share(String kind, long millis, Bar bar) {

    /** As people read it. */
    public String time() {
      return Text.time(millis);
    }
  }

  /** The shares, in the order of the run's course; together they are the whole. */
  static List<Share> of(List<Span> spans, long whole) {
    TreeSet<Long> edges = new TreeSet<>(List.of(0L, whole));
    spans.forEach(
        span -> {
          edges.add(span.begin());
          edges.add(span.end());
        });
    long[] sums = new long[ORDER.size() + 1];
    List<Long> at = List.copyOf(edges);
    for (int i = 1; i < at.size(); i++) {
      sums[kind(spans, at.get(i - 1), at.get(i))] += at.get(i) - at.get(i - 1);
    }
    List<Share> shares = new ArrayList<>();
    long begin = 0;
    for (int kind : new int[] {5, 4, 3, 0, 1, 2, 6}) {
      if (sums[kind] > 0) {
        String name = kind < ORDER.size() ? ORDER.get(kind) : "other";
        long end = begin + sums[kind];
        shares.add(new Share(name, sums[kind], new Bar(name, false, "", "", begin, end, whole)));
        begin = end;
      }
    }
    return shares;
  }

  private static int kind(List<Span> spans, long from, long to) {
    int best = ORDER.size();
    for (Span span : spans) {
      if (span.begin() <= from && span.end() >= to) {
        int rank = ORDER.indexOf(span.kind());
        best = rank >= 0 && rank < best ? rank : best;
      }
    }
    return best;
  }
}
