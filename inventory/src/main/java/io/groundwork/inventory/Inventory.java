package io.groundwork.inventory;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A valid inventory.
 *
 * @param file where it was read
 * @param cluster its name
 * @param hosts by name, in the order of the file (which means nothing)
 * @param secrets every secret text that was filled in, to be masked wherever text leaves us
 */
public record Inventory(Path file, String cluster, Map<String, Host> hosts, List<Secret> secrets) {

  /** The same inventory of fewer hosts, in the same order. */
  public Inventory only(Predicate<Host> wanted) {
    Map<String, Host> left = new LinkedHashMap<>(hosts);
    left.values().removeIf(wanted.negate());
    return new Inventory(file, cluster, Collections.unmodifiableMap(left), secrets);
  }

  /** The same inventory with another host of the same name. */
  public Inventory with(Host host) {
    Map<String, Host> all = new LinkedHashMap<>(hosts);
    all.put(host.name(), host);
    return new Inventory(file, cluster, Collections.unmodifiableMap(all), secrets);
  }

  /** The hosts that have a component, in the order of the file. */
  public List<Host> with(String component) {
    return hosts.values().stream().filter(h -> h.has(component)).toList();
  }
}
