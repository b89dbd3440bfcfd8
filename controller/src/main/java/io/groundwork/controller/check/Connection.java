package io.groundwork.controller.check;

import io.groundwork.agent.examine.Door;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A connection that the finished cluster will need.
 *
 * @param from the host that will connect
 * @param to the host that will be connected to
 * @param what the port is, for people
 */
public record Connection(String from, String to, Door door, String what) {

  /** Of a wider range its first and last port stand for all. */
  private static final int WIDE = 8;

  /** All TCP connections between hosts that take part, from what the components say. */
  public static List<Connection> needed(Site site, Collection<Component> components) {
    List<Connection> needed = new ArrayList<>();
    for (Host to : site.inventory().hosts().values()) {
      if (!site.facts().containsKey(to.name())) {
        continue;
      }
      for (Component component : components) {
        if (to.has(component.schema().name())) {
          component.openings(site.inventory(), to).stream()
              .filter(opening -> opening.protocol().equals("tcp"))
              .forEach(opening -> add(site, to, opening, needed));
        }
      }
    }
    return needed.stream().distinct().toList();
  }

  private static void add(Site site, Host to, Opening opening, List<Connection> needed) {
    for (String from : opening.hosts()) {
      if (!from.equals(to.name()) && site.facts().containsKey(from)) {
        for (int port : ports(opening)) {
          needed.add(new Connection(from, to.name(), new Door(to.address(), port), opening.what()));
        }
      }
    }
  }

  private static Set<Integer> ports(Opening opening) {
    Set<Integer> ports = new TreeSet<>(Set.of(opening.first()));
    ports.add(opening.last());
    if (opening.last() - opening.first() < WIDE) {
      for (int port = opening.first(); port < opening.last(); port++) {
        ports.add(port);
      }
    }
    return ports;
  }
}
