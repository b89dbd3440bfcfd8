package io.groundwork.agent.question;

import java.util.List;

/**
 * A partition of Kafka's whose replicas are to be on other brokers.
 *
 * @param from ids of the brokers that hold it, the preferred leader first
 * @param to ids of the brokers that are to hold it, the preferred leader first
 */
public record Move(String topic, int number, List<Integer> from, List<Integer> to) {
  public Move {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
