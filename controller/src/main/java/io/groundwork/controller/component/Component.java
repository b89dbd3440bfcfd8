package io.groundwork.controller.component;

import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Groundwork can put on machines. Found by {@link java.util.ServiceLoader}; its
 * place in the order is its line in playbooks/site.yaml.
 */
public interface Component {

  /** Its name, settings, and what comes along with it. */
  ComponentSchema schema();

  /** Checks the inventory alone, across hosts: ids, members, ports. */
  default void validate(Inventory inventory, Problems problems) {}

  /**
   * The cluster that its members form, by name; components that name the same one (a broker and the
   * ensemble that it is connected through) share it. A member that cannot be reached stops all of
   * it. Null where its hosts do not depend on one another.
   */
  default @Nullable String cluster() {
    return null;
  }

  /** The tarballs that its settings name. */
  default List<ArchiveSpec> archives(Inventory inventory) {
    return List.of();
  }

  /**
   * Paths on the host whose state planning needs: ids on disk, data directories. A star for one
   * whole name on the way stands for each name there; {@code PATH#WORD} is a file of which only the
   * lines that begin with the word are wanted, because the others may hold secrets; {@code
   * DIRECTORY/&#42;#WORD} is every file there.
   */
  default List<String> evidence(Host host) {
    return List.of();
  }

  /** Hosts whose probe the looking gates will need, so that it can be started ahead of them. */
  default List<String> probes(Inventory inventory) {
    return List.of();
  }

  /** Names under which a host may accept what it cannot do; see {@link Lacks}. */
  default List<String> acceptable(Host host) {
    return List.of();
  }

  /**
   * What a firewall on the host must let in for this component, from the inventory alone. Whether
   * there is one, and whether it is opened, is for the baseline component.
   */
  default List<Opening> openings(Inventory inventory, Host host) {
    return List.of();
  }

  /** Directories on the host that hold its data, or will. */
  default List<String> places(Host host) {
    return List.of();
  }

  /** Bytes of memory that its services on the host may take: their heaps. */
  default long memory(Host host) {
    return 0;
  }

  /** Whether installing it mends what a check finds on the host, by the check's name. */
  default boolean mends(Host host, String check) {
    return false;
  }

  /**
   * Holds the plan against what only {@code check}, and {@code install} before a first change, ask
   * of a node.
   */
  default void inspect(Site site, Map<String, Condition> conditions, Findings findings) {}

  /** Holds the plan against the facts, before anything is changed. Errors stop the run. */
  default void examine(Site site, Findings findings) {}

  /** What is to be on its hosts. Pure: the same site gives the same phases. */
  List<Phase> phases(Site site);

  /**
   * What must be open before its services on these hosts are stopped while those on other hosts
   * serve: that the others can carry on without them. Gates that look, asked right before.
   *
   * @param hosts host names; those that do not have the component are passed over
   */
  default List<Gate> mayGo(Site site, Set<String> hosts) {
    return List.of();
  }

  /**
   * What must be open after its services on these hosts were stopped: that nothing of them is left
   * in the cluster.
   *
   * @param hosts host names
   */
  default List<Gate> gone(Site site, Set<String> hosts) {
    return List.of();
  }

  /**
   * Why what it put on this host cannot be taken back now, with the way out: something that is not
   * ours lives on it. Null where nothing does.
   *
   * @param host has the component
   */
  default @Nullable String busy(Site site, Host host) {
    return null;
  }

  /**
   * How its member on this host comes back to the others, on a machine that was set up anew; null
   * where its hosts do not depend on one another.
   *
   * @param inventory the whole
   * @param rest the same without this host, and the facts of all others
   * @param host has the component
   */
  default @Nullable Rejoin rejoin(Inventory inventory, Site rest, Host host) {
    return null;
  }

  /**
   * States to pass through, one after the other, before {@link #phases} are gone about; none where
   * the way there does not matter.
   */
  default List<Waypoint> waypoints(Site site) {
    return List.of();
  }

  /** The endpoints that the finished cluster offers, for people: one line each. */
  default List<String> endpoints(Site site) {
    return List.of();
  }
}
