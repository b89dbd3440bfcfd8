package io.groundwork.agent.question;

import java.util.List;

/**
 * What a gate has to know of a partition, and nothing else, so that thousands are of one kind. Some
 * brokers are counted apart: those that are to go, or have gone.
 *
 * @param replicas how many there are to be
 * @param rest how many of them are not on the brokers counted apart
 * @param inSync how many brokers are in sync
 * @param inSyncRest how many of these are not counted apart
 * @param whole whether all replicas are in sync
 * @param wholeRest whether all are that are not on the brokers counted apart
 * @param leaves whether a broker counted apart that is registered is in sync
 * @param minimum the topic's own min.insync.replicas; 0 where it has none
 * @param named whether the question names its topic
 */
public record Kind(
    int replicas,
    int rest,
    int inSync,
    int inSyncRest,
    boolean whole,
    boolean wholeRest,
    boolean leaves,
    int minimum,
    boolean named) {

  static Kind of(
      Replicas partition, Question.KafkaPartitions question, List<Integer> registered, int own) {
    BrokerSet apart = question.apart();
    List<Integer> replicas = partition.replicas();
    List<Integer> inSync = partition.inSync();
    return new Kind(
        replicas.size(),
        (int) replicas.stream().filter(id -> !apart.has(id)).count(),
        inSync.size(),
        (int) inSync.stream().filter(id -> !apart.has(id)).count(),
        inSync.containsAll(replicas),
        replicas.stream().allMatch(id -> apart.has(id) || inSync.contains(id)),
        inSync.stream().anyMatch(id -> apart.has(id) && registered.contains(id)),
        own,
        question.named().contains(partition.topic()));
  }

  /** Whether a broker counted apart holds it, or is to. */
  public boolean apart() {
    return rest < replicas;
  }
}
