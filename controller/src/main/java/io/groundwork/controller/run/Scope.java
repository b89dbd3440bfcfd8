package io.groundwork.controller.run;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run is limited to.
 *
 * @param change hosts that may be changed
 * @param only components that are meant
 * @param forks hosts that are worked on at once, at most
 */
public record Scope(Set<String> change, Set<String> only, int forks) {

  /** Hosts worked on at once unless the user says otherwise. */
  public static final int FORKS = 32;

  /**
   * Reads what the user wrote.
   *
   * @param limit hosts and roles; empty for all
   * @param only components; empty for all
   * @throws BadInputException where a word is not known
   */
  public static Scope of(
      Inventory inventory,
      Collection<String> components,
      List<String> limit,
      List<String> only,
      int forks) {
    for (String name : only) {
      if (!components.contains(name)) {
        throw unknown("--only", name, "There are: " + String.join(", ", sorted(components)));
      }
    }
    if (forks < 1) {
      throw new BadInputException(
          "--forks " + forks, "at least one host must be worked on", "Give 1 or more.");
    }
    Set<String> meant = only.isEmpty() ? Set.copyOf(components) : Set.copyOf(only);
    return new Scope(hosts(inventory, limit), meant, forks);
  }

  private static Set<String> hosts(Inventory inventory, List<String> limit) {
    Set<String> hosts = new LinkedHashSet<>();
    if (limit.isEmpty()) {
      hosts.addAll(inventory.hosts().keySet());
    }
    for (String word : limit) {
      int before = hosts.size();
      for (Host host : inventory.hosts().values()) {
        if (host.name().equals(word) || host.roles().contains(word)) {
          hosts.add(host.name());
        }
      }
      boolean known =
          hosts.size() > before
              || inventory.hosts().values().stream()
                  .anyMatch(h -> h.name().equals(word) || h.roles().contains(word));
      if (!known) {
        throw unknown(
            "--limit", word, "Hosts are: " + String.join(", ", sorted(inventory.hosts().keySet())));
      }
    }
    return hosts;
  }

  private static List<String> sorted(Collection<String> words) {
    List<String> sorted = new ArrayList<>(words);
    sorted.sort(null);
    return sorted;
  }

  private static BadInputException unknown(String option, String word, String next) {
    return new BadInputException(option + " " + word, "there is nothing of that name", next);
  }
}
