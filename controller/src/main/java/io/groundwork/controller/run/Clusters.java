package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.inventory.Inventory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which hosts depend on one another: the members of each cluster, by its name. */
final class Clusters {
  private final Map<String, Set<String>> members = new LinkedHashMap<>();

  Clusters(Inventory inventory, Collection<Component> components) {
    for (Component component : components) {
      String cluster = component.cluster();
      if (cluster != null) {
        Set<String> of = members.computeIfAbsent(cluster, name -> new TreeSet<>());
        inventory.with(component.schema().name()).forEach(host -> of.add(host.name()));
      }
    }
  }

  /** The members of a cluster. */
  Set<String> members(String cluster) {
    return members.getOrDefault(cluster, Set.of());
  }

  /** Hosts that must not go on, by the host that cannot be reached and stops them. */
  Map<String, String> stopped(Set<String> unreachable) {
    Map<String, String> stopped = new LinkedHashMap<>();
    Set<String> causes = new LinkedHashSet<>(unreachable);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Set<String> cluster : members.values()) {
        String cause = cluster.stream().filter(causes::contains).findFirst().orElse(null);
        if (cause == null) {
          continue;
        }
        for (String host : cluster) {
          if (causes.add(host)) {
            stopped.put(host, stopped.getOrDefault(cause, cause));
            grows = true;
          }
        }
      }
    }
    return stopped;
  }
}
