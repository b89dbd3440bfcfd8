package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.resource.File;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An ensemble that grows or shrinks, by what its machines' files say. */
class MembershipTest {
  private static final String CFG = "/etc/zookeeper/zoo.cfg#server.";
  private static final String STARTED = "/var/lib/groundwork/started/zookeeper.service" + CFG;
  private final ZooKeeperComponent component = new ZooKeeperComponent();
  private final Sites sites = Sites.one();

  /** Hosts node1 ... with the id of their number. */
  MembershipTest() {
    for (int id = 2; id <= 5; id++) {
      sites.add("node" + id, "10.77.0.1" + id, id, id - 1);
    }
  }

  private static String list(int... ids) {
    return IntStream.of(ids)
        .mapToObj(id -> "server." + id + "=10.77.0.1" + id + ":2888:3888")
        .collect(Collectors.joining("\n"));
  }

  private void runs(int id, String file, String started) {
    sites.file("node" + id, CFG, file);
    sites.file("node" + id, STARTED, started);
    sites.file("node" + id, "/var/lib/zookeeper/myid", id + "\n");
    sites.listener("node" + id, new Listener("", 2181, 7, "java", "zookeeper.service"));
  }

  private void threeRun() {
    for (int id = 1; id <= 3; id++) {
      runs(id, list(1, 2, 3), list(1, 2, 3));
    }
  }

  private List<Set<String>> hosts() {
    return component.waypoints(sites.site()).stream().map(Waypoint::hosts).toList();
  }

  private List<Finding> errors() {
    Findings findings = new Findings();
    component.examine(sites.site(), findings);
    return findings.all().stream().filter(f -> f.level() == Level.ERROR).toList();
  }

  @Test
  void fiveBareMachinesStartTogether() {
    assertThat(hosts()).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void fromThreeToFiveTheEnsembleIsFourFirst() {
    threeRun();
    assertThat(hosts()).containsExactly(Set.of("node1", "node2", "node3", "node4"));
    assertThat(errors()).isEmpty();
    Waypoint four = component.waypoints(sites.site()).get(0);
    assertThat(four.text()).contains("[1, 2, 3, 4] first").contains("[1, 2, 3, 4, 5]");
    String cfg =
        four.phases().stream()
            .flatMap(phase -> phase.work().getOrDefault("node1", List.of()).stream())
            .filter(resource -> resource.id().equals("file /etc/zookeeper/zoo.cfg"))
            .map(resource -> ((File) resource).content())
            .collect(Collectors.joining());
    assertThat(cfg).contains("server.4=").doesNotContain("server.5=");
  }

  @Test
  void aSingleNewMemberNeedsNoStop() {
    sites.hosts.remove("node5");
    threeRun();
    assertThat(hosts()).isEmpty();
    assertThat(errors()).isEmpty();
  }

  @Test
  void whatRunsCountsEvenWhereTheFileIsAheadOfIt() {
    threeRun();
    runs(1, list(1, 2, 3, 4), list(1, 2, 3));
    assertThat(hosts()).containsExactly(Set.of("node1", "node2", "node3", "node4"));
  }

  @Test
  void aMemberThatOthersNoLongerNameHasNoSayWhileItRests() {
    threeRun();
    sites.file("node4", CFG, list(1, 2, 3, 4, 5));
    assertThat(hosts()).containsExactly(Set.of("node1", "node2", "node3", "node4"));
    assertThat(errors()).isEmpty();
  }

  @Test
  void listsThatAreFurtherApartStopTheRun() {
    threeRun();
    runs(4, list(1, 2, 3, 4, 5), list(1, 2, 3, 4, 5));
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.check()).isEqualTo("zookeeper-members"))
        .satisfies(e -> assertThat(e.why()).contains("majorities of these need not meet"));
    assertThat(hosts()).isEmpty();
  }

  @Test
  void twoMembersThatVanishFromTheInventoryStopTheRun() {
    for (int id = 1; id <= 5; id++) {
      runs(id, list(1, 2, 3, 4, 5), list(1, 2, 3, 4, 5));
    }
    sites.hosts.remove("node4");
    sites.hosts.remove("node5");
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.action()).contains("groundwork remove --host"));
  }

  @Test
  void aStandaloneServerIsNotDrownedInEmptyMembers() {
    runs(1, "", "");
    assertThat(errors()).singleElement().satisfies(e -> assertThat(e.why()).contains("standalone"));
  }

  @Test
  void anotherMachineUnderAMembersIdIsRefused() {
    threeRun();
    sites.hosts.remove("node4");
    sites.hosts.remove("node5");
    String elsewhere = list(1, 2) + "\nserver.3=10.77.0.99:2888:3888";
    for (int id = 1; id <= 2; id++) {
      runs(id, elsewhere, elsewhere);
    }
    assertThat(errors()).isEmpty();
    sites.facts.put("node3", Sites.facts("node3", "10.77.0.13"));
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.host()).isEqualTo("node3"))
        .satisfies(e -> assertThat(e.seen()).contains("member 3 is at 10.77.0.99"));
  }

  @Test
  void versionsThatCannotTakeInMembersSaySo() {
    threeRun();
    for (int id = 1; id <= 5; id++) {
      sites.set("node" + id, "zookeeper", ZooKeeperSettings.class, s -> version(s, "3.5.8"));
    }
    assertThat(errors())
        .anySatisfy(e -> assertThat(e.why()).contains("ZOOKEEPER-3829"))
        .anySatisfy(e -> assertThat(e.action()).contains("3.5.9"));
  }

  static ZooKeeperSettings version(ZooKeeperSettings s, String version) {
    return new ZooKeeperSettings(
        Version.parse(version),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        s.clientPort(),
        s.peerPort(),
        s.electionPort(),
        s.dataDir(),
        s.properties(),
        s.unprotected(),
        s.dynamicReconfig(),
        s.id());
  }
}
