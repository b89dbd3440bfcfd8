package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaypointsTest {
  private static final File NAMES = Scene.file("/etc/names");
  private static final File HALF_WAY = Scene.file("/etc/keeper.half");
  private static final File THERE = Scene.file("/etc/keeper");
  private static final Service BROKER = Scene.service("broker", "/etc/broker");
  private final Scene scene = new Scene();
  private final AtomicReference<Verdict> half = new AtomicReference<>(new Verdict.Pass("yes"));

  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "names", "keeper", "broker");
    }
    scene.phase(scene.component("names", null), "Names", false, null, List.of(), NAMES);
    FakeComponent keeper = scene.component("keeper", "keeper");
    scene.phase(keeper, "Start", false, null, List.of(scene.open("keeper", "all", null)), THERE);
    scene.phase(scene.component("broker", "keeper"), "Start", false, null, List.of(), BROKER);
    keeper.waypoints.add(
        new Waypoint(
            "a and b first",
            Set.of("a", "b"),
            List.of(
                new Phase(
                    "keeper",
                    "Start",
                    false,
                    Map.of("a", List.of(HALF_WAY), "b", List.of(HALF_WAY)),
                    null,
                    List.of(scene.gate("keeper", "half way", null, false, half))))));
    scene.differs("names", NAMES, "content");
    scene.differs("keeper", HALF_WAY, "content");
    scene.differs("keeper", THERE, "content");
    scene.differs("broker", BROKER, "restart");
  }

  @Test
  void aStateOnTheWayIsWholeBeforeTheNextIsBegun() {
    Hosts hosts = scene.run(new Install("me"));
    assertThat(scene.exit()).isZero();
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
    int gate = scene.journal.at("gate half way");
    assertThat(gate).isGreaterThan(scene.journal.at("b settle " + HALF_WAY.id()));
    for (String host : List.of("a", "b")) {
      assertThat(scene.journal.at(host + " settle " + NAMES.id())).isLessThan(gate);
    }
    for (String host : List.of("a", "b", "c")) {
      assertThat(scene.journal.at(host + " settle " + THERE.id())).isGreaterThan(gate);
      assertThat(scene.journal.at(host + " settle " + BROKER.id())).isGreaterThan(gate);
    }
    assertThat(scene.events(Event.Note.class)).anyMatch(n -> n.text().equals("a and b first"));
  }

  @Test
  void aStateThatIsNotReachedEndsTheWay() {
    half.set(new Verdict.NotYet("b does not follow"));
    Hosts hosts = scene.run(new Install("me"));
    assertThat(scene.exit()).isEqualTo(3);
    assertThat(hosts.whole()).isEmpty();
    assertThat(scene.journal.of(THERE.id() + " ")).isEmpty();
    assertThat(scene.journal.of("settle " + BROKER.id())).isEmpty();
  }

  @Test
  void aLimitThatLeavesOutAMemberIsRefused() {
    scene.limit = List.of("a");
    assertThatThrownBy(() -> scene.run(new Install("me")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a and b first");
    assertThat(scene.journal.of("settle")).isEmpty();
  }

  @Test
  void aPlanTellsOfTheWayAndChangesNothing() {
    scene.run(new PlanOnly());
    assertThat(scene.events(Event.Note.class)).anyMatch(n -> n.text().equals("a and b first"));
    assertThat(scene.journal.of("settle")).isEmpty();
  }
}
