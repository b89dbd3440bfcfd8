package io.groundwork.controller.component.nfs;

import com.google.auto.service.AutoService;
import io.groundwork.agent.resource.Exports;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * NFS: hosts with the role export directories; hosts that are among the clients can mount them. It
 * looks at every host, so that one without the role loses what it exported with it.
 */
@AutoService(Component.class)
public final class NfsComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(Nfs.NAME, NfsSettings.class, true, true, List.of("hosts"));
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    NfsRules.check(inventory, problems);
  }

  @Override
  public List<String> evidence(Host host) {
    List<String> paths = new ArrayList<>(List.of("/etc/exports", Exports.PATH));
    Nfs.exports(host).forEach(e -> paths.add(e.path()));
    return paths;
  }

  @Override
  public List<String> acceptable(Host host) {
    return Nfs.serves(host) ? List.of(Nfs.SERVER, Nfs.MOUNT) : List.of(Nfs.MOUNT);
  }

  /** Version 4 needs the one port; older ones need rpcbind's and mountd's as well. */
  @Override
  public List<Opening> openings(Inventory inventory, Host host) {
    List<ExportSetting> exports = Nfs.exports(host);
    if (exports.isEmpty()) {
      return List.of();
    }
    List<Host> clients =
        inventory.with(Nfs.NAME).stream()
            .filter(h -> exports.stream().anyMatch(e -> !Nfs.options(e, h).isEmpty()))
            .toList();
    Stream<String> networks =
        exports.stream().flatMap(e -> e.clients().keySet().stream()).filter(Nfs::isNetwork);
    return List.of(Opening.tcp("NFS", Nfs.PORT).from(clients).fromNetworks(networks.toList()));
  }

  @Override
  public void examine(Site site, Findings findings) {
    new NfsExamination(site, findings).examine();
  }

  @Override
  public List<Phase> phases(Site site) {
    return new NfsPhases(site).all();
  }

  @Override
  public List<String> endpoints(Site site) {
    List<String> endpoints = new ArrayList<>();
    for (Host host : site.with(Nfs.NAME)) {
      if (Kernel.serves(host, site.facts(host))) {
        Nfs.exports(host).forEach(e -> endpoints.add("NFS  " + host.address() + ":" + e.path()));
      }
    }
    return endpoints;
  }
}
