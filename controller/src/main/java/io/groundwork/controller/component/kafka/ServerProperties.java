package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.PropertyText;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.inventory.value.Version;
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

  /**
   * The file of a broker.
   *
   * @param protocol that it is to speak with the others
   */
  static ServerProperties of(Brokers brokers, Broker broker, Version protocol) {
    Map<String, String> properties = lines(brokers, broker, protocol);
    return new ServerProperties(
        broker.id(),
        broker.listener(),
        String.join(",", broker.settings().logDirs()),
        brokers.zookeeper(),
        PropertyText.lines(properties));
  }

  /**
   * The lines that no setting makes, ours and the user's. The protocol stands there where it is
   * another than that of the broker's own version.
   */
  static Map<String, String> lines(Brokers brokers, Broker broker, Version protocol) {
    Map<String, String> lines = new TreeMap<>(defaults(brokers));
    if (!protocol.equals(StartRecord.line(broker.settings().version()))) {
      lines.put(Protocol.SETTING, protocol.toString());
    }
    lines.putAll(broker.settings().properties());
    return lines;
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
