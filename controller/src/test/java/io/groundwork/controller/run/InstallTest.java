package io.groundwork.controller.run;

import static io.groundwork.controller.run.Scene.archive;
import static io.groundwork.controller.run.Scene.file;
import static io.groundwork.controller.run.Scene.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Reason;
import io.groundwork.controller.report.Report.Hosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InstallTest {
  private static final Archive KEEPER_ARCHIVE = archive("/opt/keeper");
  private static final File KEEPER_CONF = file("/etc/keeper");
  private static final Service KEEPER = service("keeper", "/etc/keeper");
  private static final Archive BROKER_ARCHIVE = archive("/opt/broker");
  private static final File BROKER_CONF = file("/etc/broker");
  private static final Service BROKER = service("broker", "/etc/broker");
  private final Scene scene = new Scene();
  private final AtomicReference<Verdict> quorum = new AtomicReference<>(new Verdict.Pass("three"));

  /** Three hosts with both, as a real site has them, and one that stands alone. */
  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "keeper", "broker");
    }
    scene.host("d", "share");
    FakeComponent keeper = scene.component("keeper", "keeper");
    scene.phase(keeper, "Unpack", true, null, List.of(), KEEPER_ARCHIVE);
    scene.phase(keeper, "Configure", false, null, List.of(), KEEPER_CONF);
    scene.phase(
        keeper,
        "Start",
        false,
        (hosts, asking) -> leaderLast(hosts),
        List.of(
            scene.open("keeper", "serving", "a"),
            scene.open("keeper", "serving", "b"),
            scene.open("keeper", "serving", "c"),
            scene.gate("keeper", "quorum", null, false, quorum),
            scene.gate(
                "keeper", "round trip", null, true, new AtomicReference<>(new Verdict.Pass("ok")))),
        KEEPER);
    FakeComponent broker = scene.component("broker", "keeper");
    scene.phase(broker, "Unpack", true, null, List.of(), BROKER_ARCHIVE);
    scene.phase(broker, "Configure", false, null, List.of(), BROKER_CONF);
    scene.phase(
        broker, "Start", false, null, List.of(scene.open("broker", "registered", null)), BROKER);
    FakeComponent share = scene.component("share", null);
    scene.phase(share, "Export", false, null, List.of(), file("/etc/exports"));
  }

  /** As if b led. */
  private static List<String> leaderLast(List<String> hosts) {
    List<String> order = new ArrayList<>(hosts);
    order.sort(null);
    order.remove("b");
    if (hosts.contains("b")) {
      order.add("b");
    }
    return order;
  }

  private void allMissing() {
    scene.differs("keeper", KEEPER_ARCHIVE, "missing");
    scene.differs("keeper", KEEPER_CONF, "content");
    scene.differs("keeper", KEEPER, "running");
    scene.differs("broker", BROKER_ARCHIVE, "missing");
    scene.differs("broker", BROKER_CONF, "content");
    scene.differs("broker", BROKER, "running");
    scene.differs("share", file("/etc/exports"), "content");
  }

  private Hosts install() {
    return scene.run(new Install("a test"));
  }

  @Test
  void aFreshInstallGoesThroughItsPhasesWithTheGatesBetween() {
    allMissing();
    Hosts hosts = install();

    assertThat(scene.exit()).isZero();
    assertThat(hosts.whole()).containsExactly("a", "b", "c", "d");
    FakeNode.Journal journal = scene.journal;
    for (String host : List.of("a", "b", "c")) {
      int started = journal.at(host + " settle service keeper.service");
      assertThat(journal.at(host + " settle archive /opt/keeper")).isLessThan(started);
      assertThat(journal.at("gate serving of " + host)).isGreaterThan(started);
      assertThat(journal.at("gate quorum")).isGreaterThan(journal.at("gate serving of " + host));
      assertThat(journal.at("gate round trip")).isGreaterThan(journal.at("gate quorum"));
      assertThat(journal.at(host + " settle file /etc/broker"))
          .isGreaterThan(journal.at("gate round trip"));
      assertThat(journal.at("gate registered"))
          .isGreaterThan(journal.at(host + " settle service broker.service"));
    }
    assertThat(scene.events(Event.Endpoint.class)).hasSize(3);
  }

  @Test
  void everyHostIsLockedBeforeAnythingIsChanged() {
    allMissing();
    install();

    int firstChange = scene.journal.lines().indexOf(scene.journal.of(" settle ").get(0));
    for (String host : List.of("a", "b", "c", "d")) {
      assertThat(scene.journal.at(host + " lock")).isLessThan(firstChange);
    }
  }

  @Test
  void aSecondRunSettlesNothingAndAsksOnlyTheGatesThatLook() {
    allMissing();
    install();
    int before = scene.journal.lines().size();
    scene.events.clear();
    install();

    List<String> second = scene.journal.lines().subList(before, scene.journal.lines().size());
    assertThat(second).noneMatch(line -> line.contains("settle"));
    assertThat(second).contains("gate quorum", "gate registered").doesNotContain("gate round trip");
    assertThat(scene.events(Event.ResourceDone.class))
        .hasSize(19)
        .allMatch(event -> event.outcome() == Event.Outcome.SAME);
  }

  @Test
  void unpackingForTheNextComponentDoesNotWaitForGates() throws InterruptedException {
    allMissing();
    CountDownLatch brokerUnpacked = new CountDownLatch(1);
    scene.nodes.get("a").afterSettling.put(BROKER_ARCHIVE.id(), n -> brokerUnpacked.countDown());
    scene.nodes.get("a").whileSettling.put(KEEPER.id(), () -> await(brokerUnpacked));
    install();

    assertThat(scene.exit()).isZero();
  }

  @Test
  void aStuckResourceStopsTheOthersAfterTheResourceAtHand() {
    allMissing();
    CountDownLatch stopped = new CountDownLatch(1);
    scene.stop.onStop(stopped::countDown);
    CountDownLatch atHand = new CountDownLatch(1);
    scene.nodes.get("a").stuck.add(KEEPER_CONF.id());
    scene.nodes.get("a").whileSettling.put(KEEPER_CONF.id(), () -> await(atHand));
    scene
        .nodes
        .get("b")
        .whileSettling
        .put(
            KEEPER_CONF.id(),
            () -> {
              atHand.countDown();
              await(stopped);
            });
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(hosts.partial()).contains("a", "b");
    assertThat(hosts.whole()).doesNotContain("a", "b", "c");
    assertThat(scene.journal.of("b settle")).doesNotContain("b settle service keeper.service");
    assertThat(scene.journal.lines()).contains("a finish", "b finish", "c finish");
    assertThat(scene.journal.of("settle service broker.service")).isEmpty();
  }

  @Test
  void aStuckServiceIsDiagnosed() {
    allMissing();
    scene.nodes.get("a").stuck.add(KEEPER.id());
    install();

    assertThat(scene.events(Event.Diagnosis.class))
        .contains(
            new Event.Diagnosis("a", "keeper.service", "unit:\n  keeper.service is failed\n"));
  }

  @Test
  void theErrorOfAStuckServiceNamesTheReasonThatItsJournalGives() {
    allMissing();
    scene.nodes.get("a").stuck.add(KEEPER.id());
    scene.nodes.get("a").symptoms.put("keeper.service", foreign("keeper.service"));
    install();

    assertThat(scene.events(Event.ResourceDone.class))
        .filteredOn(done -> done.outcome() == Event.Outcome.STUCK)
        .singleElement()
        .extracting(Event.ResourceDone::reason)
        .isEqualTo(
            new Reason(
                "a",
                "keeper.service failed, ended with exit code 1",
                "myid-not-a-member",
                "myid says 9, but zoo.cfg has no server.9",
                "Compare myid in the data directory with the member's id in the inventory; one of"
                    + " them is wrong.",
                "java.lang.RuntimeException: My id 9 not in the peer list"));
  }

  @Test
  void theErrorOfAClosedGateNamesTheReasonAndThePapersAreKept() {
    allMissing();
    quorum.set(new Verdict.NotYet("two of three"));
    scene.nodes.get("a").symptoms.put("keeper.service", foreign("keeper.service"));
    install();

    assertThat(scene.events(Event.GateAsked.class))
        .filteredOn(gate -> gate.gate().equals("quorum"))
        .extracting(gate -> gate.reason() == null ? "" : gate.reason().cause())
        .containsExactly("myid-not-a-member");
    assertThat(scene.events(Event.Paper.class))
        .extracting(Event.Paper::name)
        .contains("a/facts.json", "a/keeper.service.txt", "a/files/etc/keeper.cfg");
  }

  @Test
  void aFileThatIsStuckIsDiagnosedByItsPlace() {
    allMissing();
    scene.nodes.get("a").stuck.add("file /etc/keeper");
    install();

    assertThat(scene.journal.of("diagnose")).allMatch(line -> line.contains("/etc/keeper"));
  }

  private static Symptoms foreign(String unit) {
    return new Symptoms(
        false,
        unit + " failed, ended with exit code 1",
        "ERROR Unexpected exception, exiting abnormally\n"
            + "java.lang.RuntimeException: My id 9 not in the peer list\n",
        List.of(
            new Symptoms.Section("unit", unit),
            new Symptoms.Section(Subject.FILE + "/etc/keeper.cfg", "a=1")));
  }

  @Test
  void aClosedGateStopsTheRunWithTheDiagnosisAndNames() {
    allMissing();
    quorum.set(new Verdict.NotYet("two of three"));
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.events(Event.GateAsked.class))
        .anyMatch(g -> g.gate().equals("quorum") && g.verdict().equals("not-yet"));
    assertThat(scene.journal.lines()).contains("a diagnose keeper.service");
    assertThat(scene.journal.lines()).doesNotContain("gate round trip", "gate registered");
    assertThat(scene.journal.of("settle file /etc/broker")).isEmpty();
    assertThat(hosts.partial()).containsExactly("a", "b", "c");
  }

  @Test
  void aHostThatSharesNoClusterGoesOnWithoutTheOneThatCannotBeReached() {
    allMissing();
    scene.nodes.get("c").unreachable = "no route";
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(hosts.unreachable()).containsExactly("c");
    assertThat(hosts.untouched()).containsExactly("a", "b");
    assertThat(hosts.whole()).containsExactly("d");
    assertThat(scene.journal.of(" settle ")).containsExactly("d settle file /etc/exports");
  }

  @Test
  void aHostAloneThatCannotBeReachedStopsNoOther() {
    allMissing();
    scene.nodes.get("d").unreachable = "no route";
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
    assertThat(hosts.unreachable()).containsExactly("d");
  }

  @Test
  void aLockThatAnotherRunHoldsStopsBeforeAnyChange() {
    allMissing();
    scene.nodes.get("b").lockedBy = "install by somebody";
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(hosts.untouched()).containsExactly("a", "b", "c", "d");
    assertThat(scene.events(Event.Failed.class))
        .anyMatch(f -> "b".equals(f.host()) && f.why().contains("somebody"));
  }

  @Test
  void anErrorAmongTheFindingsStopsBeforeAnyChange() {
    allMissing();
    scene
        .components
        .get("keeper")
        .findings
        .add(new Event.Finding("a", "port-free", Event.Level.ERROR, "taken", "", "", false));
    install();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(scene.journal.of(" observe")).isEmpty();
  }

  @Test
  void membersThatServeRestartOneAtATimeTheLeaderLastWithGatesBetween() {
    for (FakeNode node : scene.nodes.values()) {
      node.afterSettling.put(KEEPER_CONF.id(), n -> n.differs(KEEPER, "restart"));
    }
    scene.differs("keeper", KEEPER_CONF, "content");
    install();

    assertThat(scene.exit()).isZero();
    assertThat(
            scene.journal.lines().stream()
                .filter(l -> l.equals("gate quorum") || l.contains("settle service")))
        .containsExactly(
            "gate quorum",
            "a settle service keeper.service",
            "gate quorum",
            "c settle service keeper.service",
            "gate quorum",
            "b settle service keeper.service",
            "gate quorum");
    List<String> lines = scene.journal.lines();
    int first = scene.journal.at("a settle service keeper.service");
    int second = scene.journal.at("c settle service keeper.service");
    assertThat(lines.subList(first, second))
        .containsSubsequence("gate serving of a", "gate quorum");
    assertThat(lines.subList(0, first)).noneMatch(line -> line.startsWith("gate serving"));
  }

  @Test
  void whatAServingMemberReadsAtItsStartIsWrittenInItsTurnAndNotBefore() {
    readInTurn();
    for (FakeNode node : scene.nodes.values()) {
      node.afterSettling.put(KEEPER_CONF.id(), n -> n.differs(KEEPER, "restart"));
    }
    scene.differs("keeper", KEEPER_ARCHIVE, "missing");
    scene.differs("keeper", KEEPER_CONF, "content");
    install();

    assertThat(scene.exit()).isZero();
    assertThat(
            scene.journal.lines().stream()
                .filter(l -> l.contains("settle file /etc/keeper") || l.contains("settle service")))
        .containsExactly(
            "a settle file /etc/keeper",
            "a settle service keeper.service",
            "c settle file /etc/keeper",
            "c settle service keeper.service",
            "b settle file /etc/keeper",
            "b settle service keeper.service");
    int first = scene.journal.at("a settle file /etc/keeper");
    for (String host : List.of("a", "b", "c")) {
      assertThat(scene.journal.at(host + " settle archive /opt/keeper")).isLessThan(first);
    }
  }

  @Test
  void aMemberThatIsDownGetsItsFilesWithoutWaitingForATurn() {
    readInTurn();
    scene.differs("keeper", KEEPER_CONF, "content");
    scene.nodes.get("c").differs(KEEPER, "running");
    quorum.set(new Verdict.Never("two leaders"));
    install();

    assertThat(scene.journal.of("settle service"))
        .containsExactly("c settle service keeper.service");
    assertThat(scene.journal.of("settle file /etc/keeper"))
        .containsExactly("c settle file /etc/keeper");
  }

  @Test
  void whatTheServiceDoesNotReadIsWrittenWithoutItsTurn() {
    readInTurn();
    File notRead = file("/etc/keeper-motd");
    List<Phase> phases = scene.components.get("keeper").phases;
    phases.get(1).work().replaceAll((host, work) -> List.of(KEEPER_CONF, notRead));
    scene.differs("keeper", notRead, "content");
    install();

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle file /etc/keeper-motd")).hasSize(3);
    assertThat(scene.journal.of("settle service")).isEmpty();
    assertThat(scene.journal.of("gate quorum")).hasSize(1);
  }

  /** As components lay it out: what a start reads belongs to the turn of that start. */
  private void readInTurn() {
    List<Phase> phases = scene.components.get("keeper").phases;
    Phase configure = phases.get(1);
    phases.set(
        1,
        new Phase("keeper", "Configure", false, true, configure.work(), null, configure.gates()));
  }

  @Test
  void aMemberThatIsDownStartsBeforeOthersRestart() {
    scene.nodes.get("a").differs(KEEPER, "restart");
    scene.nodes.get("c").differs(KEEPER, "running");
    install();

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.at("c settle service keeper.service"))
        .isLessThan(scene.journal.at("gate quorum"));
    assertThat(scene.journal.at("gate quorum"))
        .isLessThan(scene.journal.at("a settle service keeper.service"));
  }

  @Test
  void noMemberRestartsWhileTheQuorumIsNotThere() {
    quorum.set(new Verdict.Never("two leaders"));
    scene.differs("keeper", KEEPER, "restart");
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("settle service")).isEmpty();
    assertThat(hosts.untouched()).contains("a", "b", "c");
  }

  @Test
  void anInterruptedRunEndsTheStepAtHandAndSaysSo() {
    allMissing();
    scene
        .nodes
        .get("a")
        .whileSettling
        .put(KEEPER_CONF.id(), () -> scene.stop.stop(StopSignal.Why.INTERRUPTED));
    Hosts hosts = install();

    assertThat(scene.exit()).isEqualTo(130);
    assertThat(scene.journal.lines()).contains("a settle file /etc/keeper", "a finish");
    assertThat(scene.journal.of("a settle service")).isEmpty();
    assertThat(hosts.partial()).contains("a");
  }

  @Test
  void aLimitRestrictsWhatIsChangedAndStillAsksTheGates() {
    allMissing();
    scene.limit = List.of("a", "share");
    Hosts hosts = install();

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of(" settle "))
        .allMatch(l -> l.startsWith("a ") || l.startsWith("d "));
    assertThat(scene.journal.lines()).contains("b lock", "gate quorum");
    assertThat(hosts.all()).isEqualTo(2);
  }

  @Test
  void onlyTheNamedComponentsAreSettled() {
    allMissing();
    scene.only = List.of("keeper");
    install();

    assertThat(scene.journal.of("broker")).isEmpty();
    assertThat(scene.journal.of("settle service keeper.service")).hasSize(3);
  }

  @Test
  void aFailureOfOurOwnEndsTheRunAndIsNotLost() {
    allMissing();
    scene
        .nodes
        .get("b")
        .whileSettling
        .put(
            KEEPER_CONF.id(),
            () -> {
              throw new IllegalStateException("our fault");
            });
    org.assertj.core.api.Assertions.assertThatThrownBy(this::install)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("our fault");
    assertThat(scene.journal.lines()).contains("a close", "b close");
  }

  @Test
  void aPlanWritesNothingAndNeedsNoLock() {
    allMissing();
    scene.exit = new io.groundwork.controller.report.ExitCodes(2);
    scene.run(new PlanOnly());

    assertThat(scene.exit()).isEqualTo(2);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(scene.journal.of(" lock")).isEmpty();
    assertThat(scene.events(Event.Note.class))
        .anyMatch(n -> n.text().contains("keeper.service starts"));
  }

  @Test
  void verifyNamesDriftAndAsksEveryGate() {
    scene.nodes.get("d").differs(file("/etc/exports"), "content");
    Hosts hosts = scene.run(new Verify());

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.lines()).contains("gate quorum", "gate round trip");
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
    assertThat(hosts.untouched()).containsExactly("d");
  }

  @Test
  void verifyDoesNotWaitAsLongAsForAStart() {
    scene.run(new Verify());
    assertThat(scene.patience.get("quorum")).isEqualTo(Duration.ofSeconds(15));
    assertThat(scene.patience.get("round trip")).isEqualTo(Duration.ofSeconds(15));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not come");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
