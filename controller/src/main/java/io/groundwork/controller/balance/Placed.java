package io.groundwork.controller.balance;

import java.util.List;

/**
 * A partition and where it is.
 *
 * @param replicas ids of brokers, the preferred leader first
 * @param bytes that a new replica has to copy
 */
public record Placed(String topic, int number, List<Integer> replicas, long bytes) {
  public Placed {
    replicas = List.copyOf(replicas);
  }

  /** The same elsewhere. */
  Placed on(List<Integer> others) {
    return new Placed(topic, number, others, bytes);
  }
}
