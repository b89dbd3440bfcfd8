package io.groundwork.agent.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts partitions of Kafka's by their kind. What comes out is short however many there are: it is
 * what a gate is told of them.
 */
public final class Tallying {
  /** Partitions that are shown of each kind: people read a few of them. */
  private static final int FIRST = 5;

  /** Kinds differ by a few small numbers; a cluster has some dozens of them. */
  private static final int KINDS = 2000;

  private final Question.KafkaPartitions question;
  private final List<Integer> registered;
  private final Map<Kind, Count> counts = new LinkedHashMap<>();
  private final Map<Key, Kind> known = new HashMap<>();

  /** All that kinds differ by within a topic. */
  private record Key(List<Integer> replicas, List<Integer> inSync) {}

  private static final class Count {
    private int partitions;
    private int topics;
    private String last = "";
    private final List<String> names = new ArrayList<>();
    private final List<Replicas> first = new ArrayList<>();
  }

  /**
   * @param registered ids of the brokers that are there
   */
  public Tallying(Question.KafkaPartitions question, List<Integer> registered) {
    this.question = question;
    this.registered = List.copyOf(registered);
  }

  /**
   * Counts a topic's partitions. Topics come in the order of their names.
   *
   * @param minimum the topic's own min.insync.replicas; 0 where it has none
   * @param partitions in the order of their numbers
   * @throws IllegalStateException where there are more kinds than a cluster can have
   */
  public void add(int minimum, Iterable<Replicas> partitions) {
    known.clear();
    for (Replicas each : partitions) {
      Kind kind =
          known.computeIfAbsent(
              new Key(each.replicas(), each.inSync()),
              key -> Kind.of(each, question, registered, minimum));
      count(each, counts.computeIfAbsent(kind, k -> new Count()));
    }
    if (counts.size() > KINDS) {
      throw new IllegalStateException("partitions of more than " + KINDS + " kinds");
    }
  }

  private void count(Replicas partition, Count count) {
    count.partitions++;
    if (count.first.size() < FIRST) {
      count.first.add(partition);
    }
    if (!partition.topic().equals(count.last)) {
      count.last = partition.topic();
      count.topics++;
      if (count.names.size() < question.names()) {
        count.names.add(partition.topic());
      }
    }
  }

  /** What was counted. */
  public List<Tally> tallies() {
    List<Tally> tallies = new ArrayList<>();
    counts.forEach(
        (kind, c) -> tallies.add(new Tally(kind, c.partitions, c.topics, c.names, c.first)));
    return tallies;
  }
}
