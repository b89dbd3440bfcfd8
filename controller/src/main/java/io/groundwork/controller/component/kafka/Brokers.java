package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.zookeeper.ZooKeeper;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All brokers of the cluster, in the order of their ids, and its ZooKeeper.
 *
 * @param connect ZooKeeper's connect string, without the chroot
 * @param chroot path below which the cluster's state is; empty for the root
 * @param asker the host that asks ZooKeeper and the cluster
 */
record Brokers(List<Broker> all, String connect, String chroot, String asker) {

  /**
   * The cluster of a site; empty while facts or an id of a broker or ZooKeeper member are missing.
   */
  static Optional<Brokers> of(Site site) {
    List<Host> hosts = site.inventory().with(Broker.NAME);
    boolean known =
        Stream.concat(hosts.stream(), site.inventory().with(ZooKeeper.NAME).stream())
            .allMatch(h -> site.facts().containsKey(h.name()));
    if (hosts.isEmpty() || !known) {
      return Optional.empty();
    }
    List<Broker> all = new ArrayList<>();
    for (Host host : hosts) {
      Integer id = BrokerId.of(host, site.facts(host)).id();
      if (id == null) {
        return Optional.empty();
      }
      all.add(new Broker(host, id, Broker.settings(host), Started.of(site.facts(host))));
    }
    all.sort(Comparator.comparingInt(Broker::id));
    String connect = String.join(",", ZooKeeper.endpoints(site.inventory()));
    String chroot = all.get(0).settings().chroot();
    return Optional.of(
        new Brokers(List.copyOf(all), connect, chroot.equals("/") ? "" : chroot, asker(hosts)));
  }

  /** The whole connect string. */
  String zookeeper() {
    return connect + chroot;
  }

  /**
   * Replicas that a topic of the cluster's own can have: three, or as many as there are brokers.
   */
  int replication() {
    return Math.min(3, all.size());
  }

  Broker on(String host) {
    return all.stream()
        .filter(b -> b.name().equals(host))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(host + " is no broker"));
  }

  Broker withId(int id) {
    return all.stream()
        .filter(b -> b.id() == id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no broker has the id " + id));
  }

  /** The ids of the brokers on these hosts. */
  Set<Integer> ids(Set<String> hosts) {
    Set<Integer> ids = new TreeSet<>();
    all.stream().filter(b -> hosts.contains(b.name())).forEach(b -> ids.add(b.id()));
    return ids;
  }

  /** Whether the inventory says of a topic that it may be offline. */
  boolean accepts(String topic) {
    return all.stream().anyMatch(b -> b.settings().unprotected().contains(topic));
  }

  /** The topics of which the inventory says so. */
  Set<String> unprotected() {
    Set<String> topics = new TreeSet<>();
    all.forEach(b -> topics.addAll(b.settings().unprotected()));
    return topics;
  }

  /** The protocol that they are to speak. */
  Protocol protocol() {
    return Protocol.of(all);
  }

  /** Where each of them answers clients, by its id. */
  Map<String, String> endpoints() {
    Map<String, String> endpoints = new TreeMap<>();
    all.forEach(broker -> endpoints.put(String.valueOf(broker.id()), broker.endpoint()));
    return endpoints;
  }

  /** One that is a ZooKeeper member, too, where there is such a host: one probe does for both. */
  static String asker(List<Host> hosts) {
    return hosts.stream()
        .min(
            Comparator.<Host, Boolean>comparing(h -> !h.has(ZooKeeper.NAME))
                .thenComparing(Host::name))
        .orElseThrow()
        .name();
  }
}
