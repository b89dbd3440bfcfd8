package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A host that leaves its clusters.
 *
 * @param shed what goes from it
 * @param rest the inventory without it; where it has other roles, with it and these alone
 */
record Leaving(Host host, Shed shed, Inventory rest) {
  static final String KAFKA = "kafka";
  static final String ZOOKEEPER = "zookeeper";

  /** The roles by which a host is a member. */
  static final Set<String> MEMBERS = Set.of(KAFKA, ZOOKEEPER);

  /**
   * The host of that name.
   *
   * @throws BadInputException where the inventory has none, or would not do without it
   */
  static Leaving of(World world, String name) {
    Inventory all = world.inventory();
    Host host = named(all, name);
    Shed shed = Shed.of(world.components(), host);
    return right(
        world, new Leaving(host, shed, shed.stays() ? all.with(shed.host()) : without(all, name)));
  }

  /**
   * The host of that name, whose machine is gone for good: with all of its roles.
   *
   * @throws BadInputException where the inventory has none, or would not do without it
   */
  static Leaving gone(World world, String name) {
    Inventory all = world.inventory();
    Host host = named(all, name);
    return right(world, new Leaving(host, Shed.of(world.components(), host), without(all, name)));
  }

  private static Host named(Inventory all, String name) {
    Host host = all.hosts().get(name);
    if (host == null) {
      throw new BadInputException(
          "--host " + name,
          "there is no such host in the inventory",
          "Hosts are: " + String.join(", ", new TreeSet<>(all.hosts().keySet())));
    }
    return host;
  }

  private static Inventory without(Inventory all, String name) {
    return all.only(other -> !other.name().equals(name));
  }

  private static Leaving right(World world, Leaving leaving) {
    leaving.mustBeRight(world);
    return leaving;
  }

  String name() {
    return host.name();
  }

  private void mustBeRight(World world) {
    if (!host.has(KAFKA) && !host.has(ZOOKEEPER)) {
      throw new BadInputException(
          host.name() + " cannot be taken out",
          "it is a member of no cluster",
          "Delete it from the inventory; what is installed on it stays there.");
    }
    List<String> wrong = new ArrayList<>();
    Problems problems =
        new Problems() {
          @Override
          public void error(String message, @Nullable String hint, String... place) {
            wrong.add(message + (hint == null ? "" : " (" + hint + ")"));
          }

          @Override
          public void warning(String message, @Nullable String hint, String... place) {
            // What one can live with is told by every other command.
          }
        };
    for (Component component : world.components().values()) {
      component.validate(rest, problems);
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(
          host.name() + " cannot be taken out",
          "without it the inventory would not do: " + String.join("; ", wrong),
          "Change that first, or add another host.");
    }
  }

  /** The same stage for the hosts that stay. */
  Stage others(Stage stage) {
    Set<String> change = new HashSet<>(stage.scope().change());
    change.retainAll(rest.hosts().keySet());
    Scope scope = new Scope(change, stage.scope().only(), stage.scope().forks());
    return new Stage(
        stage.world().in(rest), scope, stage.crew(), stage.fleet(), stage.standing(), stage.stop());
  }

  /** The site of the hosts that stay. */
  Site rest(Site site) {
    Map<String, Facts> facts = new LinkedHashMap<>(site.facts());
    facts.keySet().retainAll(rest.hosts().keySet());
    return new Site(rest, facts, site.archives());
  }

  /**
   * Its clusters must be able to spare it.
   *
   * @param why what its ensemble has against it; null where that is nothing, or there is none
   * @param next what to do where they cannot
   */
  void mustBeSpared(Stage stage, @Nullable String why, String next) {
    if (host.has(KAFKA) && rest.with(KAFKA).isEmpty()) {
      refuse(stage, "it is the only broker: its data are nowhere else", next);
    }
    if (why != null) {
      refuse(stage, why, next);
    }
  }

  private void refuse(Stage stage, String why, String next) {
    throw stage.refuse(null, host.name() + " cannot be taken out", why, next);
  }

  /** Whether a unit of it listens anywhere. */
  boolean runs(Site site, String unit) {
    return site.facts(host).listeners().stream().anyMatch(l -> l.unit().equals(unit));
  }

  /** The roles that it loses. */
  List<String> left() {
    return host.roles().stream().filter(MEMBERS::contains).toList();
  }
}
