package io.groundwork.controller.component.baseline;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** All that a host's roles need to be let in, from every address that comes. */
final class Openings {

  private Openings() {}

  /** One text each, as the firewall's resource takes them: {@code 9092/tcp 10.77.0.11}. */
  static List<String> of(Site site, Host host) {
    TreeSet<String> all = new TreeSet<>();
    ServiceLoader.load(Component.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(c -> host.has(c.schema().name()))
        .flatMap(c -> c.openings(site.inventory(), host).stream())
        .forEach(o -> from(site, host, o).forEach(who -> all.add(o.ports() + " " + who)));
    return List.copyOf(all);
  }

  private static TreeSet<String> from(Site site, Host host, Opening opening) {
    TreeSet<String> from = new TreeSet<>(opening.networks());
    for (String name : opening.hosts()) {
      Host peer = site.inventory().hosts().get(name);
      if (peer != null && !name.equals(host.name())) {
        from.addAll(addresses(site, peer));
      }
    }
    if (opening.clients()) {
      Baseline.settings(host).clients().forEach(c -> from.add(c.text()));
    }
    return from;
  }

  /** Where the inventory names a host by name, every address that the host has itself. */
  private static List<String> addresses(Site site, Host peer) {
    if (Endpoints.literal(peer.address())) {
      return List.of(peer.address());
    }
    return site.facts().containsKey(peer.name())
        ? site.facts(peer).addresses().stream().filter(a -> a.indexOf('%') < 0).toList()
        : List.of();
  }
}
