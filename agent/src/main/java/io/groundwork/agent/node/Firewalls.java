package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns who filters packets here: firewalld where it runs, else the kernel's own tables. Reads
 * only. iptables is asked only where its table is there already: asking would make one.
 */
final class Firewalls {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** firewall-cmd's exit code where no firewalld answers. */
  private static final int NOT_RUNNING = 252;

  private static final List<String> PLACES = List.of("usr/sbin/", "sbin/", "usr/bin/", "bin/");

  private final Path root;
  private final Commands commands;

  Firewalls(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
  }

  FirewallState state() throws IOException {
    if (has("firewall-cmd")) {
      Output zones = commands.run(LIMIT, List.of("firewall-cmd", "--list-all-zones"));
      if (zones.exit() != NOT_RUNNING) {
        return firewalld(said(zones));
      }
    }
    if (has("nft")) {
      Output rules = commands.run(LIMIT, List.of("nft", "list", "ruleset"));
      if (rules.ok() && !rules.text().isBlank()) {
        return foreign("nftables", PacketRules.nftables(rules.text()));
      }
    }
    Path tables = root.resolve("proc/net/ip_tables_names");
    if (has("iptables") && Files.exists(tables) && Files.readString(tables).contains("filter")) {
      Output rules = commands.run(LIMIT, List.of("iptables", "-S", "INPUT"));
      if (rules.ok()) {
        return foreign("iptables", PacketRules.iptables(rules.text()));
      }
    }
    return FirewallState.NONE;
  }

  private FirewallState firewalld(String zones) throws IOException {
    String standard = standard();
    Map<String, Zone> now = Zone.parse(zones);
    Map<String, Zone> kept =
        Zone.parse(
            said(commands.run(LIMIT, List.of("firewall-cmd", "--permanent", "--list-all-zones"))));
    Map<String, List<String>> live = new TreeMap<>();
    Map<String, List<String>> later = new TreeMap<>();
    now.forEach(
        (name, zone) -> {
          if ((zone.inUse() || name.equals(standard)) && !zone.open()) {
            live.put(name, zone.rules());
            later.put(name, kept.getOrDefault(name, Zone.EMPTY).rules());
          }
        });
    return new FirewallState(FirewallState.FIREWALLD, "", live, later);
  }

  /** The zone of interfaces that are in none; firewalld's own default is public. */
  private String standard() throws IOException {
    Path conf = root.resolve("etc/firewalld/firewalld.conf");
    String line = "DefaultZone=";
    return !Files.exists(conf)
        ? "public"
        : Files.readAllLines(conf).stream()
            .filter(l -> l.startsWith(line))
            .map(l -> l.substring(line.length()).strip())
            .findFirst()
            .orElse("public");
  }

  private static String said(Output output) throws IOException {
    if (!output.ok()) {
      throw new IOException("firewall-cmd --list-all-zones failed: " + output.text().strip());
    }
    return output.text();
  }

  private static FirewallState foreign(String kind, String blocks) {
    return new FirewallState(kind, blocks, Map.of(), Map.of());
  }

  private boolean has(String program) {
    return PLACES.stream().anyMatch(place -> Files.exists(root.resolve(place + program)));
  }
}
