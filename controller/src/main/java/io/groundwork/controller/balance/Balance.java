package io.groundwork.controller.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deals partitions out to brokers.
 *
 * <p>Even means: of each topic, and of all together, no broker holds two replicas more than
 * another; and so for preferred leaders. (Of each topic, because else the smallest partitions alone
 * would move, and new brokers would have nothing to do.) Among all even ways it takes one that
 * copies the fewest bytes.
 *
 * <p>Method: first the replicas, as a minimum-cost flow ({@link Flow}, {@link Shares}): a replica
 * that stays costs nothing, one that is copied costs its bytes. That an even way exists follows
 * from dealing each partition out in equal fractions, which keeps to all shares, and from the
 * integrality of flows; that none copies less follows from the flow's cost being the least. Then,
 * among the replicas, the preferred leaders, in the same way; a leader that changes costs one.
 * Where all topics have as many replicas, an even way exists for these, too, by the same argument;
 * else the most even one is taken.
 */
public final class Balance {
  private final List<Placed> partitions;
  private final Set<Integer> brokers;

  /**
   * @param brokers ids of those that may hold replicas
   * @throws IllegalArgumentException where a partition has more replicas than there are brokers
   */
  public Balance(List<Placed> partitions, Collection<Integer> brokers) {
    this.partitions = List.copyOf(partitions);
    this.brokers = new TreeSet<>(brokers);
    for (Placed each : partitions) {
      if (each.replicas().size() > this.brokers.size()) {
        throw new IllegalArgumentException(
            each.topic() + " has " + each.replicas().size() + " replicas, more than brokers");
      }
    }
  }

  /** Where each partition is to be, in the same order; equal to what it was where it stays. */
  public List<Placed> even() {
    List<List<Integer>> replicas = replicas();
    List<Integer> leaders = leaders(replicas);
    List<Placed> even = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      even.add(ordered(partitions.get(i), replicas.get(i), leaders.get(i)));
    }
    return even;
  }

  private List<List<Integer>> replicas() {
    Shares shares = new Shares(partitions, brokers);
    int[] units = partitions.stream().mapToInt(p -> p.replicas().size()).toArray();
    double all = 1;
    for (Placed each : partitions) {
      all += ((double) each.bytes() + 1) * each.replicas().size();
    }
    // A price counts in units so large that no sum of prices overflows; below a PB that is a byte.
    long unit = (long) (all / (1L << 50)) + 1;
    shares.share(units, (long) (all / unit) + 1 + partitions.size() * (long) brokers.size());
    for (int i = 0; i < units.length; i++) {
      Placed each = partitions.get(i);
      shares.source(i, units[i]);
      for (int broker : brokers) {
        shares.choice(i, broker, each.replicas().contains(broker) ? 0 : each.bytes() / unit + 1);
      }
    }
    for (int i = 0; i < units.length; i++) {
      for (int broker : partitions.get(i).replicas()) {
        if (brokers.contains(broker)) {
          shares.keep(i, broker);
        }
      }
    }
    return run(shares, java.util.stream.IntStream.of(units).sum());
  }

  private List<Integer> leaders(List<List<Integer>> replicas) {
    Shares shares = new Shares(partitions, brokers);
    int[] units = partitions.stream().mapToInt(p -> 1).toArray();
    shares.share(units, partitions.size() + 1L);
    for (int i = 0; i < units.length; i++) {
      int before = partitions.get(i).replicas().get(0);
      shares.source(i, 1);
      for (int broker : replicas.get(i)) {
        shares.choice(i, broker, broker == before ? 0 : 1);
      }
      if (replicas.get(i).contains(before)) {
        shares.keep(i, before);
      }
    }
    return run(shares, units.length).stream().map(chosen -> chosen.get(0)).toList();
  }

  private List<List<Integer>> run(Shares shares, int all) {
    int placed = shares.run();
    if (placed != all) {
      throw new IllegalStateException(placed + " of " + all + " replicas found a place");
    }
    List<List<Integer>> chosen = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      chosen.add(shares.chosen(i));
    }
    return chosen;
  }

  /** The leader, then those that stay in the order that they had, then the new ones. */
  private static Placed ordered(Placed before, List<Integer> replicas, int leader) {
    List<Integer> order = new ArrayList<>(List.of(leader));
    before.replicas().stream()
        .filter(id -> id != leader && replicas.contains(id))
        .forEach(order::add);
    replicas.stream().filter(id -> !order.contains(id)).forEach(order::add);
    return before.on(order);
  }
}
