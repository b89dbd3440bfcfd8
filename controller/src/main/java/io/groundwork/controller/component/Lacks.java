package io.groundwork.controller.component;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a machine cannot do, and whether its owner lives with that: only where its {@code accept}
 * names it. Quorum, in-sync replicas and data are never among the names.
 */
public final class Lacks {
  private static final String ACCEPT = "accept";

  private Lacks() {}

  /**
   * Tells what a host cannot do: an error, or a warning where the inventory accepts it.
   *
   * @param name under which it is accepted: {@code nfs-server}, {@code module/br_netfilter}
   * @return whether it is accepted, so that the component leaves out what would need it
   */
  public static boolean accepted(
      Findings findings, Host host, String name, String seen, String why, String action) {
    Check check = new Check(findings, host.name(), name);
    if (host.accept().contains(name)) {
      check.warning(seen, why, "Accepted in the inventory: hosts." + host.name() + ".accept.");
      return true;
    }
    check.error(
        seen, why, action + " Or accept it: hosts." + host.name() + ".accept: [" + name + "].");
    return false;
  }

  /** Refuses names that no component of a host knows: a misspelt one would accept nothing. */
  public static void validate(
      Inventory inventory, Collection<Component> components, Problems problems) {
    for (Host host : inventory.hosts().values()) {
      List<String> known = new ArrayList<>();
      for (Component component : components) {
        if (host.has(component.schema().name())) {
          known.addAll(component.acceptable(host));
        }
      }
      for (String name : host.accept()) {
        if (!known.contains(name)) {
          problems.error(unknown(name), hint(known), "hosts", host.name(), ACCEPT);
        }
      }
    }
  }

  private static String unknown(String name) {
    return "accept names '" + name + "', which nothing on this host could lack";
  }

  private static String hint(List<String> known) {
    return known.isEmpty() ? "leave accept out" : "it can name " + String.join(", ", known);
  }
}
