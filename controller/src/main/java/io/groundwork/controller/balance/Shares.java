package io.groundwork.controller.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The network in which every broker has its share: a source, partitions, a node for each topic on
 * each broker, brokers, a sink. What goes from a topic's node to its broker, and from a broker to
 * the sink, is free up to the share (the whole part of the even one), has a price for one more, and
 * a higher one for each unit beyond. So a cheapest flow first of all keeps as few as possible above
 * their share, which means that all have it, and none has two more than another, wherever that is
 * possible.
 */
final class Shares {
  private static final int STEPS = 3;
  private static final int PLENTY = 1 << 20;
  private final List<Placed> partitions;
  private final List<Integer> brokers;
  private final Map<String, Integer> topics = new TreeMap<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private final int[] shareArc;
  private final List<Map<Integer, int[]>> choices = new ArrayList<>();
  private final Flow flow;
  private int sent;

  Shares(List<Placed> partitions, Collection<Integer> brokers) {
    this.partitions = partitions;
    this.brokers = List.copyOf(new TreeSet<>(brokers));
    this.brokers.forEach(id -> places.put(id, places.size()));
    partitions.forEach(p -> topics.putIfAbsent(p.topic(), topics.size()));
    this.shareArc = new int[this.brokers.size() * (topics.size() + 1)];
    this.flow = new Flow(2 + partitions.size() + shareArc.length);
    partitions.forEach(p -> choices.add(new TreeMap<>()));
  }

  /**
   * Lays out the shares of all that is to be dealt out.
   *
   * @param units how many each partition deals out
   * @param price of a unit above a share; more than all choices together cost
   */
  void share(int[] units, long price) {
    Map<String, Integer> ofTopic = new HashMap<>();
    int all = 0;
    for (int i = 0; i < units.length; i++) {
      ofTopic.merge(partitions.get(i).topic(), units[i], Integer::sum);
      all += units[i];
    }
    for (int place = 0; place < brokers.size(); place++) {
      for (Map.Entry<String, Integer> topic : topics.entrySet()) {
        int units0 = ofTopic.getOrDefault(topic.getKey(), 0);
        int node = node(topic.getValue(), place);
        shareArc[node - nodes()] = steps(node, broker(place), units0 / brokers.size(), price);
      }
      shareArc[broker(place) - nodes()] = steps(broker(place), 1, all / brokers.size(), price);
    }
  }

  private int steps(int from, int into, int share, long price) {
    int free = flow.arc(from, into, share, 0);
    for (int step = 1; step < STEPS; step++) {
      flow.arc(from, into, 1, step * price);
    }
    flow.arc(from, into, PLENTY, STEPS * price);
    return free;
  }

  /** Lets a partition deal out its units. */
  void source(int partition, int units) {
    choices.get(partition).put(-1, new int[] {flow.arc(0, 2 + partition, units, 0)});
  }

  /** Lets a partition choose a broker, once. */
  void choice(int partition, int broker, long price) {
    int topic = topics.getOrDefault(partitions.get(partition).topic(), 0);
    int place = places.getOrDefault(broker, 0);
    int arc = flow.arc(2 + partition, node(topic, place), 1, price);
    int share = shareArc[node(topic, place) - nodes()];
    int whole = shareArc[broker(place) - nodes()];
    choices.get(partition).put(broker, new int[] {arc, share, whole});
  }

  /** Chooses what is free and within all shares, to begin with. */
  void keep(int partition, int broker) {
    int[] source = choices.get(partition).getOrDefault(-1, new int[0]);
    int[] choice = choices.get(partition).getOrDefault(broker, new int[0]);
    int[] way = {source[0], choice[0], choice[1], choice[2]};
    for (int arc : way) {
      if (flow.room(arc) < 1) {
        return;
      }
    }
    flow.begin(way);
    sent++;
  }

  /** Deals out all; returns how many units found a place. */
  int run() {
    sent += flow.run(0, 1);
    return sent;
  }

  /** The brokers that a partition has chosen, in order. */
  List<Integer> chosen(int partition) {
    List<Integer> chosen = new ArrayList<>();
    choices
        .get(partition)
        .forEach(
            (broker, arcs) -> {
              if (broker >= 0 && flow.over(arcs[0]) > 0) {
                chosen.add(broker);
              }
            });
    return chosen;
  }

  private int nodes() {
    return 2 + partitions.size();
  }

  private int node(int topic, int place) {
    return nodes() + topic * brokers.size() + place;
  }

  private int broker(int place) {
    return nodes() + topics.size() * brokers.size() + place;
  }
}
