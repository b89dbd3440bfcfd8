package io.groundwork.controller.component;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the tarballs that the hosts of a component name. */
public final class ArchiveSpecs {

  private ArchiveSpecs() {}

  /**
   * One for each tarball and digest. What all hosts share is the cluster's, whatever block names
   * it.
   *
   * @param spec the one that a host's settings name
   */
  public static List<ArchiveSpec> of(
      Inventory inventory, String component, Function<Host, ArchiveSpec> spec) {
    List<Host> hosts = inventory.with(component);
    Map<ArchiveSpec, ArchiveSpec> all = new LinkedHashMap<>();
    for (Host host : hosts) {
      ArchiveSpec one = spec.apply(host);
      all.putIfAbsent(shared(one), one);
    }
    return List.copyOf(all.size() == 1 ? all.keySet() : all.values());
  }

  private static ArchiveSpec shared(ArchiveSpec s) {
    return new ArchiveSpec(s.component(), s.version(), s.location(), s.sha512(), s.sha256(), null);
  }
}
