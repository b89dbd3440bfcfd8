package io.groundwork.agent.question;

import java.util.List;

/**
 * Some of Kafka's brokers.
 *
 * @param ids of brokers
 * @param others whether all but these are meant
 */
public record BrokerSet(List<Integer> ids, boolean others) {
  /** No broker. */
  public static final BrokerSet NONE = new BrokerSet(List.of(), false);

  public BrokerSet {
    ids = List.copyOf(ids);
  }

  /** Whether it is one of them. */
  public boolean has(int id) {
    return ids.contains(id) != others;
  }
}
