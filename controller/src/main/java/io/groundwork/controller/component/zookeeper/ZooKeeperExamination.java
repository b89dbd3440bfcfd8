package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.DataDirectory;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.DropIns;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.HeapFit;
import io.groundwork.controller.component.Ports;
import io.groundwork.controller.component.Ports.Planned;
import io.groundwork.controller.component.Release;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.component.jdk.JavaFit;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds ZooKeeper's plan against the machines. */
final class ZooKeeperExamination {

  /** A snapshot, and the 64 MiB that the transaction log takes at a time. */
  private static final long SPACE = 128L << 20;

  private ZooKeeperExamination() {}

  static void examine(Site site, Findings findings) {
    Map<Integer, String> ids = new HashMap<>();
    for (Host host : site.inventory().with(ZooKeeper.NAME)) {
      Facts facts = site.facts().get(host.name());
      if (facts == null) {
        continue;
      }
      ZooKeeperSettings settings = ZooKeeper.settings(host);
      examineId(new Check(findings, host.name(), "zookeeper-id"), host, facts, ids);
      Ports.examine(
          new Check(findings, host.name(), "port-free"),
          facts.listeners(),
          ports(site, host),
          ZooKeeper.UNIT);
      DropIns.examine(findings, host.name(), facts, ZooKeeper.UNIT);
      DataDirectory.examine(
          new Check(findings, host.name(), "data-owner"),
          facts,
          settings.dataDir(),
          ZooKeeper.NAME);
      if (!DataDisks.awaits(host, facts, settings.dataDir())) {
        Disk.examineData(
            new Check(findings, host.name(), "data-place"), facts, settings.dataDir(), SPACE);
      }
      Release.examine(
          new Check(findings, host.name(), "release"),
          site.archive(settings.archive()),
          ZooKeeper.NAME,
          settings.version());
      examineVersion(
          new Check(findings, host.name(), "zookeeper-version"), facts, settings.version());
      JavaFit.zookeeper(
          new Check(findings, host.name(), "java-version"), site, host, settings.version());
      HeapFit.examine(
          new Check(findings, host.name(), "heap"), facts, "ZooKeeper", settings.heap());
    }
  }

  private static void examineId(Check check, Host host, Facts facts, Map<Integer, String> ids) {
    MyId id = MyId.of(host, facts);
    Integer known = id.id();
    if (id.written() == null && id.file() == null) {
      check.error(
          "no id: neither in the inventory nor in " + id.path(),
          "a member's id must stay its own for ever, so none is made up",
          "Set hosts." + host.name() + ".zookeeper.id.");
    } else if (known == null && id.found() == null) {
      check.error(
          id.path() + " says " + id.said(),
          "that is no id",
          "Look at what is in " + ZooKeeper.settings(host).dataDir() + " on " + host.name() + ".");
    } else if (known == null) {
      check.error(
          id.path() + " says " + id.found() + ", the inventory says " + id.written(),
          "the data there belongs to member " + id.found() + "; it is never rewritten",
          "Set hosts."
              + host.name()
              + ".zookeeper.id to "
              + id.found()
              + ", or look whether the address is another machine's.");
    } else {
      check.own(
          known,
          ids,
          "two members with one id never make an ensemble",
          "Look at the myid files of both; a cloned data directory is one member's only.");
    }
  }

  /** Nobody promises that an older release reads what a newer one has written. */
  private static void examineVersion(Check check, Facts facts, Version version) {
    StartRecord record = StartRecord.of(facts, ZooKeeper.UNIT);
    Version started = record == null ? null : record.version(ZooKeeper.NAME);
    if (started != null && StartRecord.line(version).compareTo(StartRecord.line(started)) < 0) {
      check.error(
          "ZooKeeper " + started + " was started here, the inventory says " + version,
          "an older release need not read what a newer one has written",
          "Set components.zookeeper.version to " + StartRecord.line(started) + " or later.");
    } else {
      check.pass(
          started == null || started.equals(version)
              ? version.toString()
              : "from " + started + " to " + version);
    }
  }

  private static List<Planned> ports(Site site, Host host) {
    ZooKeeperSettings settings = ZooKeeper.settings(host);
    List<Planned> ports = new ArrayList<>();
    ports.add(new Planned(settings.clientPort(), "client_port", ""));
    if (site.inventory().with(ZooKeeper.NAME).size() > 1) {
      ports.add(new Planned(settings.peerPort(), "peer_port", host.address()));
      ports.add(new Planned(settings.electionPort(), "election_port", host.address()));
    }
    if (settings.properties().getOrDefault("admin.enableServer", "false").equals("true")) {
      String port = settings.properties().getOrDefault("admin.serverPort", "8080");
      ports.add(new Planned(Integer.parseInt(port), "admin.serverPort", ""));
    }
    return ports;
  }
}
