package io.groundwork.controller.component.nfs;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.Exports;
import io.groundwork.agent.resource.Exports.Export;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is to be on the servers and their clients: the table of contents is {@link #all()}. */
final class NfsPhases {
  private final Site site;
  private final NfsGates gates;

  NfsPhases(Site site) {
    this.site = site;
    this.gates = new NfsGates(site);
  }

  List<Phase> all() {
    return List.of(
        phase("Packages", List.of(), this::packages),
        phase("Directories", List.of(), this::directories),
        phase("Export", gates.all(), this::export));
  }

  private Phase phase(String title, List<Gate> after, Function<Host, List<Resource>> resources) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    for (Host host : site.with(Nfs.NAME)) {
      List<Resource> of = resources.apply(host);
      if (!of.isEmpty()) {
        work.put(host.name(), of);
      }
    }
    return new Phase(Nfs.NAME, title, false, work, null, after);
  }

  private List<Resource> packages(Host host) {
    return Nfs.exports(host).isEmpty() ? List.of() : List.of(NfsPackages.server(site.facts(host)));
  }

  private List<Resource> directories(Host host) {
    List<Resource> work = new ArrayList<>();
    for (ExportSetting export : Nfs.exports(host)) {
      FileFact there = site.facts(host).files().get(export.path());
      String owner = there == null ? "root" : Integer.toString(there.uid());
      String group = there == null ? "root" : Integer.toString(there.gid());
      work.add(
          new Directory(
              export.path(),
              export.owner() == null ? owner : export.owner(),
              export.group() == null ? group : export.group(),
              export.mode(),
              true));
    }
    return work;
  }

  /** Clients have their part here, so that the gates wait for them as they do for servers. */
  private List<Resource> export(Host host) {
    List<Resource> work = new ArrayList<>(served(host));
    Facts facts = site.facts(host);
    boolean client = Nfs.exports(host).isEmpty() && Nfs.mounts(site.inventory(), host);
    if (client && Kernel.mounts(host, facts)) {
      work.add(NfsPackages.client(facts));
    }
    return work;
  }

  /** A host that exports nothing any more loses the file that is there, and nothing else. */
  private List<Resource> served(Host host) {
    List<Export> exports = new ArrayList<>();
    for (ExportSetting one : Nfs.exports(host)) {
      one.clients().forEach((c, options) -> exports.add(new Export(one.path(), c, options)));
    }
    if (exports.isEmpty()) {
      boolean left = site.facts(host).files().containsKey(Exports.PATH);
      return left ? List.of(new Exports(exports, true)) : List.of();
    }
    return Kernel.serves(host, site.facts(host))
        ? List.of(new Service(Nfs.UNIT, List.of(), "", ""), new Exports(exports, true))
        : List.of(new Exports(exports, false));
  }
}
