package io.groundwork.controller.component;

import io.groundwork.inventory.Host;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a role needs a firewall to let in: ports, and who comes to them. It says nothing of whether
 * there is a firewall; the baseline component looks, and opens where the inventory says so.
 *
 * @param what the ports are, for people: {@code ZooKeeper's client_port}
 * @param protocol tcp or udp
 * @param first port
 * @param last port, the same as the first for a single one
 * @param hosts names of hosts of the inventory that come there
 * @param networks further addresses and CIDRs that come there: a component's own clients
 * @param clients whether baseline.clients, the CIDRs that use the services, come there, too
 */
public record Opening(
    String what,
    String protocol,
    int first,
    int last,
    List<String> hosts,
    List<String> networks,
    boolean clients) {

  public Opening {
    hosts = hosts.stream().distinct().sorted().toList();
    networks = List.copyOf(networks);
  }

  /** A TCP port that nobody comes to yet. */
  public static Opening tcp(String what, int port) {
    return new Opening(what, "tcp", port, port, List.of(), List.of(), false);
  }

  /** A UDP port that nobody comes to yet. */
  public static Opening udp(String what, int port) {
    return new Opening(what, "udp", port, port, List.of(), List.of(), false);
  }

  /** The same for every port from the first to this one. */
  public Opening through(int port) {
    return new Opening(what, protocol, first, port, hosts, networks, clients);
  }

  /** The same for these hosts as well; a host need not be let in to itself. */
  public Opening from(Collection<Host> more) {
    List<String> all = Stream.concat(hosts.stream(), more.stream().map(Host::name)).toList();
    return new Opening(what, protocol, first, last, all, networks, clients);
  }

  /** The same for these addresses and CIDRs as well. */
  public Opening fromNetworks(Collection<String> more) {
    List<String> all = Stream.concat(networks.stream(), more.stream()).distinct().toList();
    return new Opening(what, protocol, first, last, hosts, all, clients);
  }

  /** The same for the clients that the inventory names, too. */
  public Opening fromClients() {
    return new Opening(what, protocol, first, last, hosts, networks, true);
  }

  /** The ports as people write them: {@code 2181/tcp}, {@code 30000-32767/tcp}. */
  public String ports() {
    return (first == last ? "" + first : first + "-" + last) + "/" + protocol;
  }
}
