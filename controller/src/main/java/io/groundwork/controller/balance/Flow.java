package io.groundwork.controller.balance;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Minimum-cost flow by successive shortest paths with node potentials (Ahuja, Magnanti, Orlin,
 * Network Flows, section 9.7; the potentials are Edmonds and Karp's of 1972): each unit takes the
 * cheapest way that is left, undoing earlier choices where that is cheaper, so that the flow is of
 * least cost at every value. Costs are whole and not negative.
 *
 * <p>A graph library's general solver would begin from nothing. Here the flow can begin with what
 * is free, so that only what has to move is searched for.
 */
final class Flow {
  private static final long NEVER = Long.MAX_VALUE / 4;
  private int[] to = new int[1024];
  private int[] next = new int[1024];
  private int[] room = new int[1024];
  private long[] cost = new long[1024];
  private int arcs;
  private final int[] first;
  private final long[] potential;

  Flow(int nodes) {
    first = new int[nodes];
    Arrays.fill(first, -1);
    potential = new long[nodes];
  }

  /** Adds an arc, and returns its number. */
  int arc(int from, int into, int capacity, long price) {
    if (arcs + 2 > to.length) {
      int length = to.length * 2;
      to = Arrays.copyOf(to, length);
      next = Arrays.copyOf(next, length);
      room = Arrays.copyOf(room, length);
      cost = Arrays.copyOf(cost, length);
    }
    half(from, into, capacity, price);
    half(into, from, 0, -price);
    return arcs - 2;
  }

  private void half(int from, int into, int capacity, long price) {
    to[arcs] = into;
    room[arcs] = capacity;
    cost[arcs] = price;
    next[arcs] = first[from];
    first[from] = arcs++;
  }

  /** How many units go over the arc. */
  int over(int arc) {
    return room[arc ^ 1];
  }

  /** How many more could. */
  int room(int arc) {
    return room[arc];
  }

  /** Sends a unit over arcs that cost nothing, from the source to the sink; before {@link #run}. */
  void begin(int... way) {
    for (int arc : way) {
      push(arc);
    }
  }

  private void push(int arc) {
    room[arc]--;
    room[arc ^ 1]++;
  }

  /** Sends as many more units as there is room for; returns how many. */
  int run(int source, int sink) {
    int sent = 0;
    int[] by = new int[first.length];
    long[] far = new long[first.length];
    while (search(source, sink, by, far)) {
      for (int node = sink; node != source; node = to[by[node] ^ 1]) {
        push(by[node]);
      }
      for (int node = 0; node < far.length; node++) {
        potential[node] += Math.min(far[node], far[sink]);
      }
      sent++;
    }
    return sent;
  }

  /** Dijkstra's algorithm on reduced costs, up to the sink. */
  private boolean search(int source, int sink, int[] by, long[] far) {
    Arrays.fill(far, NEVER);
    far[source] = 0;
    PriorityQueue<long[]> open = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    open.add(new long[] {0, source});
    for (long[] at = open.poll(); at != null; at = open.poll()) {
      int node = (int) at[1];
      if (at[0] > far[node]) {
        continue;
      }
      if (node == sink) {
        return true;
      }
      for (int arc = first[node]; arc >= 0; arc = next[arc]) {
        long way = at[0] + cost[arc] + potential[node] - potential[to[arc]];
        if (room[arc] > 0 && way < far[to[arc]]) {
          far[to[arc]] = way;
          by[to[arc]] = arc;
          open.add(new long[] {way, to[arc]});
        }
      }
    }
    return false;
  }
}
