package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.Comparator;
import java.util.List;

/** Names that ZooKeeper goes by, here and for the components that use it. */
public final class ZooKeeper {

  /** The component, its user, and its unit without the ending. */
  public static final String NAME = "zookeeper";

  static final String UNIT = "zookeeper.service";

  private ZooKeeper() {}

  /** The settings of a host that is a member. */
  public static ZooKeeperSettings settings(Host host) {
    return host.settings(NAME, ZooKeeperSettings.class);
  }

  /** The host with an id that its settings lack. */
  static Host withId(Host host, int id) {
    ZooKeeperSettings s = settings(host);
    return host.with(
        NAME,
        new ZooKeeperSettings(
            s.version(),
            s.archive(),
            s.sha512(),
            s.sha256(),
            s.heap(),
            s.clientPort(),
            s.peerPort(),
            s.electionPort(),
            s.dataDir(),
            s.properties(),
            s.unprotected(),
            s.dynamicReconfig(),
            id));
  }

  /** Whether the inventory names the host as a member, even where its settings cannot be read. */
  public static boolean named(Host host) {
    return host.roles().contains(NAME);
  }

  /** Whether one of its members listens, as far as was learnt. */
  public static boolean serves(Site site) {
    return site.with(NAME).stream()
        .flatMap(host -> site.facts(host).listeners().stream())
        .anyMatch(listener -> listener.unit().equals(UNIT));
  }

  /** Whether no member has ever had anything to remember, as far as was learnt: a first install. */
  public static boolean isNew(Site site) {
    return site.with(NAME).stream().noneMatch(host -> remembers(host, site.facts(host)));
  }

  /** A disk that is not mounted yet may have all of it. */
  private static boolean remembers(Host host, Facts facts) {
    return MemberData.awaits(host, facts) || MemberData.of(host, facts).remembers();
  }

  /** Where clients reach each member, whatever the order in the file: host:port. */
  public static List<String> endpoints(Inventory inventory) {
    return inventory.with(NAME).stream()
        .sorted(Comparator.comparing(Host::name))
        .map(h -> Endpoints.endpoint(h.address(), settings(h).clientPort()))
        .toList();
  }
}
