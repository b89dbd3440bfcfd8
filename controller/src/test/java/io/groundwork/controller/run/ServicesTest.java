package io.groundwork.controller.run;

import static io.groundwork.controller.run.Scene.file;
import static io.groundwork.controller.run.Scene.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resting;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Restart, stop and start of the services of two components that make one cluster. */
@Timeout(20)
class ServicesTest {
  private static final File KEEPER_CONF = file("/etc/keeper");
  private static final Service KEEPER = service("keeper", "/etc/keeper");
  private static final Service BROKER = service("broker", "/etc/broker");
  private static final Resting KEEPER_RESTS = new Resting("keeper.service");
  private static final Resting BROKER_RESTS = new Resting("broker.service");
  private final Scene scene = new Scene();
  private final AtomicReference<Verdict> mayGo = new AtomicReference<>(new Verdict.Pass("three"));

  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "keeper", "broker");
    }
    FakeComponent keeper = scene.component("keeper", "keeper");
    keeper.phases.add(
        inTurn(scene.phase(keeper, "Configure", false, null, List.of(), KEEPER_CONF)));
    keeper.phases.remove(0);
    scene.phase(
        keeper,
        "Start",
        false,
        (hosts, asking) -> leaderLast(hosts),
        List.of(scene.open("keeper", "quorum", null)),
        KEEPER);
    keeper.mayGo.add(scene.gate("keeper", "members may go", null, false, mayGo));
    FakeComponent broker = scene.component("broker", "keeper");
    scene.phase(
        broker,
        "Start",
        false,
        (hosts, asking) -> leaderLast(hosts),
        List.of(scene.open("broker", "registered", null)),
        BROKER);
    broker.mayGo.add(scene.gate("broker", "brokers may go", null, false, mayGo));
    broker.gone.add(scene.open("broker", "gone", null));
  }

  private static Phase inTurn(Phase phase) {
    return new Phase(
        phase.component(), phase.title(), false, true, phase.work(), null, phase.gates());
  }

  /** As if b led. */
  private static List<String> leaderLast(List<String> hosts) {
    List<String> order = new ArrayList<>(hosts);
    order.sort(null);
    if (order.remove("b")) {
      order.add("b");
    }
    return order;
  }

  private void allServe() {
    scene.differs("keeper", KEEPER_RESTS, "running");
    scene.differs("broker", BROKER_RESTS, "running");
  }

  @Test
  void aRestartGoesOneMemberAtATimeTheLeaderLastAndTheNeededClusterFirst() {
    Hosts hosts = scene.run(new Restart("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(
            scene.journal.lines().stream()
                .filter(l -> l.contains("settle") || l.equals("gate quorum")))
        .startsWith(
            "gate quorum",
            "a settle service keeper.service",
            "gate quorum",
            "c settle service keeper.service",
            "gate quorum",
            "b settle service keeper.service",
            "gate quorum")
        .endsWith(
            "a settle service broker.service",
            "c settle service broker.service",
            "b settle service broker.service");
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
  }

  @Test
  void aRestartOfOneHostLeavesTheOthersAlone() {
    scene.limit = List.of("c");
    scene.only = List.of("broker");
    scene.run(new Restart("a test"));

    assertThat(scene.journal.of(" settle ")).containsExactly("c settle service broker.service");
  }

  @Test
  void nothingIsRestartedWithFilesThatNoPlanHasShown() {
    scene.nodes.get("c").differs(KEEPER_CONF, "content");
    scene.run(new Restart("a test"));

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(scene.events(Event.Finding.class))
        .extracting(Event.Finding::seen)
        .containsExactly("file /etc/keeper differs from the inventory");
  }

  @Test
  void aStopEndsWhatNeedsOthersFirstAndTheLeaderLast() {
    allServe();
    Hosts hosts = scene.run(new Stop("a test"));

    assertThat(scene.exit()).isZero();
    List<String> settled = scene.journal.of(" settle ");
    assertThat(settled.subList(0, 2))
        .containsExactlyInAnyOrder(
            "a settle resting broker.service", "c settle resting broker.service");
    assertThat(settled.get(2)).isEqualTo("b settle resting broker.service");
    assertThat(settled.get(5)).isEqualTo("b settle resting keeper.service");
    assertThat(scene.journal.at("gate gone"))
        .isGreaterThan(scene.journal.at("b settle resting broker.service"))
        .isLessThan(scene.journal.at("a settle resting keeper.service"));
    assertThat(scene.journal.lines()).doesNotContain("gate members may go", "gate brokers may go");
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
  }

  @Test
  void aSecondStopDoesNothing() {
    scene.run(new Stop("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of(" settle ")).isEmpty();
  }

  @Test
  void aPartIsStoppedWhenTheOthersCanCarryOn() {
    allServe();
    scene.limit = List.of("c");
    scene.run(new Stop("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.lines()).contains("gate members may go", "gate brokers may go");
    assertThat(scene.journal.of(" settle "))
        .containsExactly("c settle resting broker.service", "c settle resting keeper.service");
  }

  @Test
  void aPartThatTheOthersCannotSpareIsNotStopped() {
    allServe();
    mayGo.set(new Verdict.Never("no majority"));
    scene.limit = List.of("a", "c");
    Hosts hosts = scene.run(new Stop("a test"));

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(hosts.untouched()).containsExactly("a", "c");
  }

  @Test
  void whatAnotherClusterNeedsIsNotStoppedUnderIt() {
    allServe();
    scene.only = List.of("keeper");
    scene.run(new Stop("a test"));

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(scene.events(Event.Finding.class))
        .extracting(Event.Finding::seen)
        .containsExactly("broker runs on a, b, c");
  }

  @Test
  void aStartBringsUpWhatIsDownInOrderWithTheGatesBetween() {
    scene.differs("keeper", KEEPER, "running");
    scene.differs("broker", BROKER, "running");
    Hosts hosts = scene.run(new Start("a test"));

    assertThat(scene.exit()).isZero();
    int quorum = scene.journal.at("gate quorum");
    for (String host : List.of("a", "b", "c")) {
      assertThat(scene.journal.at(host + " settle service keeper.service")).isLessThan(quorum);
      assertThat(scene.journal.at(host + " settle service broker.service")).isGreaterThan(quorum);
    }
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
  }

  @Test
  void aStartOfWhatRunsAsksTheGatesAndChangesNothing() {
    scene.run(new Start("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of(" settle ")).isEmpty();
    assertThat(scene.journal.lines()).contains("gate quorum", "gate registered");
  }
}
