package io.groundwork.agent.question;

import java.util.List;

/**
 * A partition of Kafka's as its brokers hold it.
 *
 * @param leader id of the broker that leads it; -1 where none does
 * @param replicas ids of the brokers that hold it or are about to, the preferred leader first
 * @param inSync ids of those in sync
 * @param adding those of the replicas that a reassignment under way adds
 * @param removing those that it takes away
 * @param bytes what each replica has on disk, in the order of the replicas; 0 where it is unknown
 */
public record Held(
    String topic,
    int number,
    int leader,
    List<Integer> replicas,
    List<Integer> inSync,
    List<Integer> adding,
    List<Integer> removing,
    List<Long> bytes) {

  /** Whether a reassignment of it is under way. */
  public boolean moves() {
    return !adding.isEmpty() || !removing.isEmpty();
  }

  /** Ids of the brokers that are to hold it when what is under way has ended. */
  public List<Integer> target() {
    return replicas.stream().filter(id -> !removing.contains(id)).toList();
  }

  /** Bytes of its largest replica: what a new replica has to copy. */
  public long size() {
    return bytes.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Bytes that the replicas that are being added still have to copy. */
  public long left() {
    return adding.stream().mapToLong(this::left).sum();
  }

  /** Bytes that a broker's replica still has to copy; 0 where it is in sync, or has none. */
  public long left(int broker) {
    int at = replicas.indexOf(broker);
    return at < 0 || inSync.contains(broker) ? 0 : Math.max(0, size() - bytes.get(at));
  }

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
