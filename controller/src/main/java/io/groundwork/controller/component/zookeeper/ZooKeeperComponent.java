package io.groundwork.controller.component.zookeeper;

import com.google.auto.service.AutoService;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.ArchiveSpecs;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.DropIns;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** ZooKeeper: one member is a standalone server, more are an ensemble. */
@AutoService(Component.class)
public final class ZooKeeperComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(
        ZooKeeper.NAME, ZooKeeperSettings.class, true, false, List.of("hosts", "jdk"));
  }

  @Override
  public String cluster() {
    return ZooKeeper.NAME;
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    ZooKeeperRules.check(inventory, problems);
  }

  @Override
  public List<ArchiveSpec> archives(Inventory inventory) {
    return ArchiveSpecs.of(inventory, ZooKeeper.NAME, ZooKeeperComponent::archive);
  }

  @Override
  public List<String> evidence(Host host) {
    List<String> paths = new ArrayList<>(MemberLists.evidence());
    paths.addAll(List.of("/opt/zookeeper", ZooKeeper.settings(host).dataDir(), MyId.path(host)));
    paths.addAll(MemberData.evidence(host));
    paths.add(DropIns.place(ZooKeeper.UNIT));
    paths.add(StartRecord.path(ZooKeeper.UNIT));
    paths.add(DynamicList.KEPT);
    return paths;
  }

  /**
   * The client port for members (they ask each other how they are), brokers and clients; members
   * alone come to the other two.
   */
  @Override
  public List<Opening> openings(Inventory inventory, Host host) {
    ZooKeeperSettings settings = ZooKeeper.settings(host);
    List<Host> members = inventory.with(ZooKeeper.NAME);
    List<Opening> openings = new ArrayList<>();
    openings.add(
        Opening.tcp("ZooKeeper's client_port", settings.clientPort())
            .from(members)
            .from(inventory.with("kafka"))
            .fromClients());
    if (members.size() > 1) {
      openings.add(Opening.tcp("ZooKeeper's peer_port", settings.peerPort()).from(members));
      openings.add(Opening.tcp("ZooKeeper's election_port", settings.electionPort()).from(members));
    }
    return openings;
  }

  @Override
  public List<String> places(Host host) {
    return List.of(ZooKeeper.settings(host).dataDir());
  }

  @Override
  public long memory(Host host) {
    return ZooKeeper.settings(host).heap().bytes();
  }

  @Override
  public void examine(Site site, Findings findings) {
    ZooKeeperExamination.examine(site, findings);
    Ensemble.of(site).ifPresent(e -> Membership.of(site, e).examine(findings));
  }

  @Override
  public List<Phase> phases(Site site) {
    return Ensemble.of(site).map(e -> new ZooKeeperPhases(site, e).all()).orElse(List.of());
  }

  @Override
  public List<Gate> mayGo(Site site, Set<String> hosts) {
    Set<String> members = new TreeSet<>();
    site.with(ZooKeeper.NAME).stream()
        .map(Host::name)
        .filter(hosts::contains)
        .forEach(members::add);
    return members.isEmpty()
        ? List.of()
        : Ensemble.of(site)
            .map(e -> List.<Gate>of(new MembersMayGo(Quorums.now(site, e), members)))
            .orElse(List.of());
  }

  @Override
  public Rejoin rejoin(Inventory inventory, Site rest, Host host) {
    return ZooKeeperRejoin.of(inventory, rest, host);
  }

  @Override
  public List<Waypoint> waypoints(Site site) {
    return Ensemble.of(site).map(e -> Membership.of(site, e).waypoints()).orElse(List.of());
  }

  @Override
  public List<String> endpoints(Site site) {
    List<String> endpoints = ZooKeeper.endpoints(site.inventory());
    return endpoints.isEmpty() ? List.of() : List.of("ZooKeeper  " + String.join(",", endpoints));
  }

  private static ArchiveSpec archive(Host host) {
    ZooKeeperSettings settings = ZooKeeper.settings(host);
    return new ArchiveSpec(
        ZooKeeper.NAME,
        settings.version().toString(),
        settings.archive(),
        settings.sha512(),
        settings.sha256(),
        host.name());
  }
}
