package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker was started with the last time. Its unit gives the JVM what Kafka's defaults do not
 * say, as system properties that Kafka does not know, so that the unit's own record tells it later.
 *
 * @param version of Kafka
 * @param protocol major and minor version of its inter.broker.protocol.version
 * @param minimum its min.insync.replicas
 * @param serves whether it listens now
 * @param runs whether it listens or its unit has processes: one that recovers its logs opens its
 *     port minutes after its start
 */
record Started(Version version, Version protocol, int minimum, boolean serves, boolean runs) {

  /**
   * What systemd keeps for a unit as long as it has processes: with cgroups of version 2, then with
   * those of version 1 (CentOS 7). A unit that waits for its next automatic start has none.
   */
  private static final List<String> PROCESSES =
      List.of(
          "/sys/fs/cgroup/system.slice/" + Broker.UNIT,
          "/sys/fs/cgroup/systemd/system.slice/" + Broker.UNIT);

  private static final String PROTOCOL = "groundwork.protocol";
  private static final String MINIMUM = "groundwork.min.insync.replicas";

  /** As the node says; null where no broker was started there by a unit of ours. */
  static @Nullable Started of(Facts facts) {
    StartRecord record = StartRecord.of(facts, Broker.UNIT);
    Version version = record == null ? null : record.version(Broker.NAME);
    if (record == null || version == null) {
      return null;
    }
    String protocol = record.property(PROTOCOL);
    String minimum = record.property(MINIMUM);
    boolean serves = facts.listeners().stream().anyMatch(l -> l.unit().equals(Broker.UNIT));
    return new Started(
        version,
        StartRecord.line(protocol == null ? version : Version.parse(protocol)),
        minimum == null ? 1 : Integer.parseInt(minimum),
        serves,
        serves || PROCESSES.stream().anyMatch(facts.files()::containsKey));
  }

  /** What has to be learnt of a broker's host. */
  static List<String> evidence() {
    List<String> paths = new ArrayList<>(PROCESSES);
    paths.add(StartRecord.path(Broker.UNIT));
    return paths;
  }

  /**
   * The options of java that tell it.
   *
   * @param lines of server.properties, ours and the user's
   */
  static List<String> options(Map<String, String> lines) {
    List<String> options = new ArrayList<>();
    String protocol = lines.get(Protocol.SETTING);
    String minimum = lines.get(Minimums.SETTING);
    if (protocol != null) {
      options.add("-D" + PROTOCOL + "=" + Protocol.line(protocol));
    }
    if (minimum != null && minimum.matches("[1-9][0-9]{0,3}")) {
      options.add("-D" + MINIMUM + "=" + minimum);
    }
    return options;
  }
}
