package io.groundwork.agent.question;

import java.util.List;
import java.util.Map;

/** What came back for a {@link Question}. */
public sealed interface Answer {

  /** Text as the live system gave it, or the proof of what was done. */
  record Text(String text) implements Answer {}

  /** Texts by name: znodes' data by path, what was found by what it is. */
  record Tree(Map<String, String> data) implements Answer {}

  /**
   * How Kafka's partitions stand.
   *
   * @param registered ids of the brokers that are there
   * @param controller id of the active controller; -1 where there is none
   * @param holders ids of the brokers that are to hold a replica of anything
   * @param tallies all partitions, by kind
   */
  record Partitions(
      List<Integer> registered, int controller, List<Integer> holders, List<Tally> tallies)
      implements Answer {}

  /**
   * Kafka's partitions that are to be on some of the brokers.
   *
   * @param registered ids of all brokers that are there
   */
  record Places(List<Integer> registered, List<Replicas> partitions) implements Answer {}

  /**
   * Where Kafka's partitions are.
   *
   * @param brokers ids of the brokers that are there
   * @param throttled what carries a throttle of replication: broker/ID, topic/NAME
   */
  record Layout(List<Integer> brokers, List<Held> partitions, List<String> throttled)
      implements Answer {}

  /**
   * No answer.
   *
   * @param permanent whether asking again cannot help
   */
  record Failure(String reason, boolean permanent) implements Answer {}
}
