package io.groundwork.agent.question;

import java.util.List;

/**
 * A partition of Kafka's as ZooKeeper has it.
 *
 * @param replicas ids of the brokers that are to hold it
 * @param inSync ids of those in sync; none where that is not known yet
 */
public record Replicas(String topic, int number, List<Integer> replicas, List<Integer> inSync) {

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
