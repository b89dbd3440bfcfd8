package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an inventory must keep to for ZooKeeper, before any connection is made. */
final class ZooKeeperRules {
  private static final long LEAST_HEAP = 64L << 20;
  private static final Map<String, String> OURS =
      Map.of(
          "clientPort", "set zookeeper.client_port",
          "dataDir", "set zookeeper.data_dir",
          "server.*", "members are the hosts with the role zookeeper",
          "weight.*", "a quorum is counted by members, and the gates count it so",
          "group.*", "a quorum is counted by members, and the gates count it so",
          "dynamicConfigFile", "members are the hosts with the role zookeeper",
          "clientPortAddress", "clients are served on every address");

  private static final String OUR_SUPER = "each member makes a super user of its own";
  private static final Map<String, String> OURS_IF_DYNAMIC =
      Map.of(
          "reconfigEnabled",
          "dynamic_reconfig sets it",
          "skipACL",
          "with dynamic_reconfig any client could change the members",
          "DigestAuthenticationProvider.*",
          OUR_SUPER);

  /** The oldest version on which all of it was tried. */
  private static final String DYNAMIC_FROM = "3.6.4";

  private ZooKeeperRules() {}

  static void check(Inventory inventory, Problems problems) {
    SettingProblems settings = new SettingProblems(inventory, problems, ZooKeeper.NAME);
    settings.judge(h -> SettingRules.version(of(h).version(), 3, 5, 9, ""), "version");
    settings.judge(h -> SettingRules.digests(of(h).sha512(), of(h).sha256()), "archive");
    settings.judge(h -> SettingRules.heap(of(h).heap(), LEAST_HEAP), "heap");
    settings.judge(h -> SettingRules.directory(of(h).dataDir()), "data_dir");
    settings.judge(h -> clash(of(h)));
    settings.judge(h -> unprotected(of(h), inventory), "unprotected");
    settings.judge(h -> dynamic(of(h), inventory), "dynamic_reconfig");
    checkProperties(inventory, settings);
    checkIds(inventory, problems);
    checkMembers(inventory, problems);
  }

  private static @Nullable Wrong clash(ZooKeeperSettings s) {
    Integer twice = SettingRules.twice(List.of(s.clientPort(), s.peerPort(), s.electionPort()));
    return twice == null
        ? null
        : new Wrong(
            "port " + twice + " stands twice",
            "client_port, peer_port and election_port must differ");
  }

  private static @Nullable Wrong property(String name, ZooKeeperSettings settings) {
    Wrong wrong = SettingRules.property(name, OURS);
    return wrong == null && settings.dynamicReconfig()
        ? SettingRules.property(name, OURS_IF_DYNAMIC)
        : wrong;
  }

  private static @Nullable Wrong dynamic(ZooKeeperSettings settings, Inventory inventory) {
    List<ZooKeeperSettings> all =
        inventory.with(ZooKeeper.NAME).stream().map(ZooKeeperRules::of).toList();
    if (all.stream().anyMatch(s -> s.dynamicReconfig() != settings.dynamicReconfig())) {
      return new Wrong(
          "dynamic_reconfig is true on some members and false on others",
          "the same for all: components.zookeeper.dynamic_reconfig");
    }
    if (!settings.dynamicReconfig()) {
      return null;
    }
    if (!settings.version().atLeast(DYNAMIC_FROM)) {
      return new Wrong(
          "dynamic_reconfig with ZooKeeper " + settings.version() + " is not known to work",
          "version " + DYNAMIC_FROM + " or later, or dynamic_reconfig: false");
    }
    return all.size() == 1
        ? new Wrong(
            "dynamic_reconfig with one member: a standalone server has no list of members",
            "dynamic_reconfig: false, or three members")
        : null;
  }

  private static @Nullable Wrong unprotected(ZooKeeperSettings settings, Inventory inventory) {
    for (String name : settings.unprotected()) {
      Host host = inventory.hosts().get(name);
      if (host == null || !ZooKeeper.named(host)) {
        return new Wrong(
            "'" + name + "' is no ZooKeeper member", "names of hosts with the role zookeeper");
      }
    }
    return null;
  }

  private static void checkProperties(Inventory inventory, SettingProblems settings) {
    Set<String> names = new TreeSet<>();
    inventory.with(ZooKeeper.NAME).forEach(h -> names.addAll(of(h).properties().keySet()));
    for (String name : names) {
      settings.judge(
          h -> of(h).properties().containsKey(name) ? property(name, of(h)) : null,
          "properties",
          name);
    }
    settings.judge(h -> whitelist(of(h).properties()), "properties", "4lw.commands.whitelist");
    settings.judge(h -> adminPort(of(h).properties()), "properties", "admin.serverPort");
  }

  private static @Nullable Wrong whitelist(Map<String, String> properties) {
    String list = properties.get("4lw.commands.whitelist");
    boolean asked =
        list == null
            || List.of(list.split("[, ]+", -1)).stream()
                .anyMatch(w -> w.equals("srvr") || w.equals("*"));
    return asked ? null : new Wrong("srvr is not in the whitelist", "add srvr: the gates ask it");
  }

  private static @Nullable Wrong adminPort(Map<String, String> properties) {
    String port = properties.getOrDefault("admin.serverPort", "8080");
    return port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65535
        ? null
        : new Wrong("'" + port + "' is not a port", "a number from 1 to 65535");
  }

  private static void checkIds(Inventory inventory, Problems problems) {
    Map<Integer, String> seen = new HashMap<>();
    for (Host host : inventory.with(ZooKeeper.NAME)) {
      Integer id = of(host).id();
      String[] place = {"hosts", host.name(), ZooKeeper.NAME, "id"};
      if (id == null) {
        continue;
      }
      String other = seen.putIfAbsent(id, host.name());
      if (other != null) {
        problems.error(
            "zookeeper id " + id + " is " + other + "'s already",
            "every member has its own",
            place);
      }
    }
  }

  private static void checkMembers(Inventory inventory, Problems problems) {
    // By role, not by settings: a host whose settings cannot be read is a member all the same.
    long members = inventory.hosts().values().stream().filter(ZooKeeper::named).count();
    if (members > 0 && members % 2 == 0) {
      problems.warning(
          members + " ZooKeeper members tolerate no more failures than " + (members - 1),
          "an odd number: 3 tolerate one failure, 5 tolerate two",
          "hosts");
    }
  }

  private static ZooKeeperSettings of(Host host) {
    return ZooKeeper.settings(host);
  }
}
