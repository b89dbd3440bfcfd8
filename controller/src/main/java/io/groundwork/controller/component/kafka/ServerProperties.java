package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.PropertyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What server.properties says on one broker.
 *
 * @param listener where it listens, and what it advertises
 * @param logDirs its log directories, with commas between
 * @param zookeeper the connect string with the chroot
 * @param properties the remaining lines
 */
public record ServerProperties(
    int id, String listener, String logDirs, String zookeeper, List<String> properties) {

  static ServerProperties of(Brokers brokers, Broker broker) {
    Map<String, String> properties = new TreeMap<>(defaults(brokers));
    properties.putAll(broker.settings().properties());
    return new ServerProperties(
        broker.id(),
        broker.listener(),
        String.join(",", broker.settings().logDirs()),
        brokers.zookeeper(),
        PropertyText.lines(properties));
  }

  /**
   * Ours, unless the inventory says otherwise. Ids are given, never made up; and Kafka's default of
   * three replicas for its own topics can be met by three brokers only.
   */
  private static Map<String, String> defaults(Brokers brokers) {
    String replication = String.valueOf(brokers.replication());
    return Map.of(
        "broker.id.generation.enable",
        "false",
        "offsets.topic.replication.factor",
        replication,
        "transaction.state.log.replication.factor",
        replication,
        "transaction.state.log.min.isr",
        brokers.replication() < 3 ? "1" : "2");
  }
}
