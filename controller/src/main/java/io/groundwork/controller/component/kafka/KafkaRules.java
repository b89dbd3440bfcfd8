package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.controller.component.zookeeper.ZooKeeper;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an inventory must keep to for Kafka, before any connection is made. */
final class KafkaRules {
  private static final long LEAST_HEAP = 128L << 20;
  private static final Pattern CHROOT = Pattern.compile("/|(/[A-Za-z0-9._-]+)+");

  /** What Kafka itself takes. */
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  private KafkaRules() {}

  static void check(Inventory inventory, Problems problems) {
    SettingProblems settings = new SettingProblems(inventory, problems, Broker.NAME);
    settings.judge(h -> version(of(h)), "version");
    settings.judge(h -> SettingRules.digests(of(h).sha512(), of(h).sha256()), "archive");
    settings.judge(h -> SettingRules.heap(of(h).heap(), LEAST_HEAP), "heap");
    settings.judge(KafkaRules::clash, "port");
    settings.judge(h -> directories(of(h).logDirs()), "log_dirs");
    settings.judge(h -> chroot(of(h).chroot()), "chroot");
    settings.judge(h -> topics(of(h).unprotected()), "unprotected");
    KafkaPropertyRules.check(inventory, settings);
    checkIds(inventory, problems);
    checkCluster(inventory, problems);
  }

  private static @Nullable Wrong version(KafkaSettings settings) {
    String more =
        settings.version().number(0) >= 4
            ? ": from 4.0 on Kafka runs without ZooKeeper, which is not done here yet"
            : "";
    return SettingRules.version(settings.version(), 3, 5, 9, more);
  }

  private static @Nullable Wrong clash(Host host) {
    if (!host.has(ZooKeeper.NAME)) {
      return null;
    }
    ZooKeeperSettings zookeeper = ZooKeeper.settings(host);
    List<Integer> taken =
        List.of(zookeeper.clientPort(), zookeeper.peerPort(), zookeeper.electionPort());
    return taken.contains(of(host).port())
        ? new Wrong("port " + of(host).port() + " is ZooKeeper's on this host", "another port")
        : null;
  }

  private static @Nullable Wrong directories(List<String> paths) {
    if (paths.isEmpty()) {
      return new Wrong("no log directory", "at least one path");
    }
    if (new HashSet<>(paths).size() < paths.size()) {
      return new Wrong("a log directory stands twice", "each once");
    }
    for (String path : paths) {
      Wrong wrong = SettingRules.directory(path);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable Wrong topics(List<String> names) {
    for (String name : names) {
      if (!TOPIC.matcher(name).matches()) {
        return new Wrong(
            "'" + name + "' cannot be a topic",
            "topics by name, each of letters, digits and . _ -");
      }
    }
    return null;
  }

  private static @Nullable Wrong chroot(String chroot) {
    return CHROOT.matcher(chroot).matches()
        ? null
        : new Wrong("'" + chroot + "' cannot be a chroot", "a path like /kafka");
  }

  private static void checkIds(Inventory inventory, Problems problems) {
    Map<Integer, String> seen = new HashMap<>();
    for (Host host : inventory.with(Broker.NAME)) {
      Integer id = of(host).id();
      String[] place = {"hosts", host.name(), Broker.NAME, "id"};
      if (id == null) {
        continue;
      }
      String other = seen.putIfAbsent(id, host.name());
      if (other != null) {
        problems.error(
            "kafka id " + id + " is " + other + "'s already", "every broker has its own", place);
      }
    }
  }

  private static void checkCluster(Inventory inventory, Problems problems) {
    List<Host> brokers = inventory.with(Broker.NAME);
    if (!brokers.isEmpty() && inventory.hosts().values().stream().noneMatch(ZooKeeper::named)) {
      problems.error(
          "kafka needs a ZooKeeper, and no host has the role zookeeper",
          "add zookeeper to the roles of one or three hosts",
          "hosts",
          brokers.get(0).name(),
          "roles");
    }
    long chroots = brokers.stream().map(h -> of(h).chroot()).distinct().count();
    if (chroots > 1) {
      problems.error(
          "brokers of one cluster have different chroots",
          "set it under components only",
          "hosts",
          brokers.get(0).name(),
          Broker.NAME,
          "chroot");
    }
  }

  private static KafkaSettings of(Host host) {
    return Broker.settings(host);
  }
}
