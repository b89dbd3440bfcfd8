package io.groundwork.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A valid inventory.
 *
 * @param file where it was read
 * @param cluster its name
 * @param hosts by name, in the order of the file (which means nothing)
 * @param secrets every secret text that was filled in, to be masked wherever text leaves us
 */
public record Inventory(Path file, String cluster, Map<String, Host> hosts, List<Secret> secrets) {

  /** The hosts that have a component, in the order of the file. */
  public List<Host> with(String component) {
    return hosts.values().stream().filter(h -> h.has(component)).toList();
  }
}
