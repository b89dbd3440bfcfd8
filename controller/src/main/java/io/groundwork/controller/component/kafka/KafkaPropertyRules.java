package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.inventory.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which properties the inventory may set, and which would break what the settings say. */
final class KafkaPropertyRules {
  private static final Map<String, String> OURS =
      Map.of(
          "broker.id", "set hosts.NAME.kafka.id",
          "node.id", "set hosts.NAME.kafka.id",
          "listeners", "the host's address and kafka.port make it",
          "advertised.listeners", "the host's address and kafka.port make it",
          "log.dirs", "set kafka.log_dirs",
          "log.dir", "set kafka.log_dirs",
          "zookeeper.connect", "the hosts with the role zookeeper and kafka.chroot make it",
          "process.roles", "Kafka without ZooKeeper is not done here yet");

  /** Which must name the one listener that there is. */
  private static final Set<String> LISTENER =
      Set.of("inter.broker.listener.name", "security.inter.broker.protocol");

  private static final Set<String> REPLICAS =
      Set.of(
          "default.replication.factor",
          "offsets.topic.replication.factor",
          "transaction.state.log.replication.factor");

  private KafkaPropertyRules() {}

  static void check(Inventory inventory, SettingProblems settings) {
    int brokers = inventory.with(Broker.NAME).size();
    Set<String> names = new TreeSet<>();
    inventory
        .with(Broker.NAME)
        .forEach(h -> names.addAll(Broker.settings(h).properties().keySet()));
    for (String name : names) {
      settings.judge(
          h -> judge(name, Broker.settings(h).properties().get(name), brokers), "properties", name);
    }
    settings.judge(h -> protocol(Broker.settings(h)), "properties", Protocol.SETTING);
  }

  private static @Nullable Wrong protocol(KafkaSettings settings) {
    String value = settings.properties().get(Protocol.SETTING);
    if (value == null) {
      return null;
    }
    if (!value.matches("[0-9]{1,3}\\.[0-9]{1,3}(-IV[0-9]+)?")) {
      return new Wrong("'" + value + "' is no protocol of Kafka", "a version like 3.9");
    }
    return Protocol.line(value).compareTo(StartRecord.line(settings.version())) > 0
        ? new Wrong(
            "protocol " + value + " is newer than Kafka " + settings.version(),
            "leave it out, or set " + StartRecord.line(settings.version()) + " at most")
        : null;
  }

  private static @Nullable Wrong judge(String name, @Nullable String value, int brokers) {
    if (value == null) {
      return null;
    }
    if (LISTENER.contains(name) && !value.equals("PLAINTEXT")) {
      return new Wrong(
          name + " is " + value + ", but the advertised listener is PLAINTEXT",
          "leave it out, or set PLAINTEXT");
    }
    if (name.equals("listener.security.protocol.map")
        && List.of(value.split(",", -1)).stream()
            .noneMatch(m -> m.strip().startsWith("PLAINTEXT:"))) {
      return new Wrong("the listener PLAINTEXT is not in the map", "add PLAINTEXT:PLAINTEXT");
    }
    if (REPLICAS.contains(name)
        && value.matches("[0-9]{1,9}")
        && Integer.parseInt(value) > brokers) {
      return new Wrong(
          name + " is " + value + ", with " + brokers + " brokers",
          "at most " + brokers + ", or no such topic can be made");
    }
    return SettingRules.property(name, OURS);
  }
}
