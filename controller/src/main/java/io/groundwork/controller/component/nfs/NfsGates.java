package io.groundwork.controller.component.nfs;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;

/** The questions to servers and clients: each client of each server, itself among them. */
final class NfsGates {
  private final Site site;

  NfsGates(Site site) {
    this.site = site;
  }

  List<Gate> all() {
    List<Gate> gates = new ArrayList<>();
    for (Host server : site.with(Nfs.NAME)) {
      if (Nfs.exports(server).isEmpty() || !Kernel.serves(server, site.facts(server))) {
        continue;
      }
      List<Host> clients = clients(server);
      List<Host> askers = clients.isEmpty() ? List.of(server) : clients;
      askers.forEach(c -> gates.add(new PortAnswers(server, c)));
      for (ExportSetting export : Nfs.exports(server)) {
        clients.stream()
            .filter(c -> !Nfs.options(export, c).isEmpty())
            .filter(c -> Kernel.mounts(c, site.facts(c)))
            .forEach(c -> gates.add(MountAndWrite.of(server, export, c)));
      }
    }
    return gates;
  }

  private List<Host> clients(Host server) {
    return site.with(Nfs.NAME).stream()
        .filter(h -> Nfs.exports(server).stream().anyMatch(e -> !Nfs.options(e, h).isEmpty()))
        .toList();
  }
}
