package io.groundwork.controller.component.hosts;

import com.google.auto.service.AutoService;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Space;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names and addresses of all hosts in /etc/hosts on all hosts, and the machine's own name at
 * its own address: a name of its own that resolves to nothing stalls every JVM's start, and one
 * that resolves to 127.0.1.1, as Debian's installer leaves it, makes services advertise loopback.
 */
@AutoService(Component.class)
public final class HostsComponent implements Component {
  private static final String NAME = "hosts";
  private static final Set<String> MENDED = Set.of("own-name", "peer-names");

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(NAME, HostsSettings.class, false, true, List.of());
  }

  /** Names that lead elsewhere are written anew, where the host has an address to write. */
  @Override
  public boolean mends(Host host, String check) {
    return Endpoints.literal(host.address()) && MENDED.contains(check);
  }

  @Override
  public void examine(Site site, Findings findings) {
    Machines.examine(site, findings);
    Space.examine(site, findings);
  }

  @Override
  public List<Phase> phases(Site site) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    for (Host host : site.inventory().hosts().values()) {
      Facts facts = site.facts().get(host.name());
      if (facts != null) {
        work.put(host.name(), List.of(new HostNames(names(site, host, facts.hostname()))));
      }
    }
    return List.of(new Phase(NAME, "Names", false, work, null, List.of()));
  }

  /**
   * Names by address, in the order of the hosts' names; a host known by a name only is left out.
   */
  private static Map<String, List<String>> names(Site site, Host self, String hostname) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    site.inventory().hosts().values().stream()
        .sorted(Comparator.comparing(Host::name))
        .filter(h -> Endpoints.literal(h.address()))
        .forEach(h -> names.computeIfAbsent(h.address(), a -> new ArrayList<>()).add(h.name()));
    List<String> own = names.get(self.address());
    if (own != null && isAlias(hostname) && !site.inventory().hosts().containsKey(hostname)) {
      own.add(hostname);
    }
    return names;
  }

  private static boolean isAlias(String hostname) {
    return !hostname.isEmpty() && !hostname.equals("localhost");
  }
}
