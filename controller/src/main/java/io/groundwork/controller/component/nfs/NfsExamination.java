package io.groundwork.controller.component.nfs;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Lacks;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.Arrays;

/** Holds exports against the machines, before anything is changed. */
final class NfsExamination {
  private final Site site;
  private final Findings findings;

  NfsExamination(Site site, Findings findings) {
    this.site = site;
    this.findings = findings;
  }

  void examine() {
    for (Host host : site.with(Nfs.NAME)) {
      Facts facts = site.facts(host);
      if (!Nfs.exports(host).isEmpty()) {
        server(host, facts);
      }
      if (Nfs.mounts(site.inventory(), host)) {
        client(host, facts);
      }
    }
  }

  private void server(Host host, Facts facts) {
    packages(host, facts);
    if (Kernel.canServe(facts)) {
      new Check(findings, host.name(), Nfs.SERVER).pass("the kernel can serve NFS");
    } else {
      Lacks.accepted(
          findings,
          host,
          Nfs.SERVER,
          "this machine cannot serve NFS: " + reason(facts, "nfsd"),
          "the exports would be written, and nothing would serve them",
          "Give the role nfs to another machine.");
    }
    for (ExportSetting export : Nfs.exports(host)) {
      path(new Check(findings, host.name(), "export-path"), facts, export.path());
    }
    byHand(host, facts);
  }

  private void client(Host host, Facts facts) {
    if (Nfs.exports(host).isEmpty()) {
      packages(host, facts);
    }
    if (Kernel.canMount(facts)) {
      new Check(findings, host.name(), Nfs.MOUNT).pass("the kernel can mount NFS");
    } else {
      Lacks.accepted(
          findings,
          host,
          Nfs.MOUNT,
          "this machine cannot mount NFS: " + reason(facts, "nfs"),
          "it is among the clients of an export, and that could not be tried from here",
          "Name the clients of the exports more narrowly.");
    }
  }

  private static String reason(Facts facts, String kind) {
    String container = facts.traits().container();
    return container.isEmpty()
        ? "its kernel " + facts.kernel() + " has no " + kind + ", and no modules to load it from"
        : "it is a container (" + container + ")";
  }

  private void packages(Host host, Facts facts) {
    if (facts.traits().packages().isEmpty()) {
      new Check(findings, host.name(), "packages")
          .error(
              "there is none of apt, dnf and yum",
              "the programs of NFS come as packages",
              "Use a machine of Debian's or of the CentOS family.");
    }
  }

  private static void path(Check check, Facts facts, String path) {
    FileFact there = facts.files().get(path);
    if (there != null && !there.type().equals("directory")) {
      check.error(
          path + " is a " + there.type(),
          "a directory is exported",
          "Move it away, or export another path.");
    } else {
      check.pass(path + (there == null ? " is to be made" : " is there"));
    }
  }

  /** Files too large to be among the facts are looked at by the agent, before it changes them. */
  private void byHand(Host host, Facts facts) {
    FileFact file = facts.files().get("/etc/exports");
    if (file == null) {
      return;
    }
    for (ExportSetting export : Nfs.exports(host)) {
      boolean there =
          Arrays.stream(file.content().split("\n", -1))
              .anyMatch(
                  l ->
                      l.equals(export.path())
                          || l.matches("\"?\\Q" + export.path() + "\\E\"?/?\\s.*"));
      if (there) {
        new Check(findings, host.name(), "exports-by-hand")
            .error(
                "/etc/exports exports " + export.path() + " already",
                "two entries for one path contradict each other, and that file is not ours",
                "Take it out there, or out of the inventory.");
      }
    }
  }
}
