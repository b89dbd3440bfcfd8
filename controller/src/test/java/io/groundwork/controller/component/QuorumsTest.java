package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Majorities are counted by the lists that members run; nodeN has the id N. */
class QuorumsTest {
  private static final String CFG = "/etc/zookeeper/zoo.cfg#server.";
  private static final String STARTED = "/var/lib/groundwork/started/zookeeper.service" + CFG;
  private final ZooKeeperComponent component = new ZooKeeperComponent();
  private final Sites sites = Sites.one();

  /** Modes by address: a member is asked on its own machine or on another. */
  private final Map<String, String> modes = new HashMap<>();

  private final Asking asking =
      (host, question) -> {
        String mode = question instanceof Question.Srvr to ? modes.get(to.host()) : null;
        return mode == null
            ? new Answer.Failure("connection refused", false)
            : new Answer.Text("Zxid: 0x1\nMode: " + mode + "\n");
      };

  @Test
  void aMemberThatTheInventoryNoLongerHasCountsInTheListThatIsRun() {
    inventory(3);
    run(list(1, 2, 3, 4), 1, 2, 3);
    serve(1, 2, 3);
    assertThat(inRoll("node1"))
        .isEqualTo(new Verdict.NotYet("without it 2 of 4 serve: member 4 at 10.77.0.14 does not"));
    assertThat(now("node1")).isInstanceOf(Verdict.NotYet.class);
  }

  @Test
  void theOneThatLeavesCountsWhileItServes() {
    inventory(3);
    run(list(1, 2, 3, 4), 1, 2, 3);
    serve(1, 2, 3, 4);
    for (String host : List.of("node1", "node2", "node3")) {
      assertThat(inRoll(host)).isInstanceOf(Verdict.Pass.class);
    }
    assertThat(exposed("node1", "node2", "node3")).isEmpty();
  }

  @Test
  void aMemberLessIsNeededWhenNobodyRunsTheLongerList() {
    inventory(3);
    run(list(1, 2, 3), 1, 2, 3);
    serve(1, 2, 3);
    assertThat(inRoll("node1")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void threeMembersGrowToFourUnderLoad() {
    inventory(4);
    run(list(1, 2, 3), 1, 2, 3);
    serve(1, 2, 3, 4);
    for (String host : List.of("node1", "node2", "node3")) {
      assertThat(inRoll(host)).isInstanceOf(Verdict.Pass.class);
    }
    assertThat(exposed("node1", "node2", "node3")).isEmpty();
  }

  @Test
  void theStatesOnTheWayCountAlthoughTheFactsAreFromBefore() {
    inventory(5);
    run(list(1, 2, 3), 1, 2, 3);
    serve(1, 2, 3, 4, 5);
    assertThat(inRoll("node1")).isInstanceOf(Verdict.Pass.class);
    modes.remove("10.77.0.14"); // of five and of three enough would serve, of the four between not
    assertThat(inRoll("node1"))
        .isEqualTo(new Verdict.NotYet("without it 2 of 4 serve: node4 does not"));
  }

  @Test
  void aMemberThatIsOnlyPlannedDoesNotCountForAStop() {
    inventory(4);
    run(list(1, 2, 3), 1, 2, 3);
    serve(1, 2, 3);
    assertThat(now("node1")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void twoMembersGrowToThreeOnlyWhereTheInventoryNamesThem() {
    inventory(3);
    run(list(1, 2), 1, 2);
    serve(1, 2, 3);
    assertThat(inRoll("node1")).isInstanceOf(Verdict.Never.class);
    assertThat(exposed("node1", "node2"))
        .singleElement()
        .satisfies(e -> assertThat(e.accepted()).isFalse())
        .satisfies(e -> assertThat(e.action()).contains("zookeeper.unprotected: [node1, node2]"));
    sites.set(
        "node1",
        "zookeeper",
        ZooKeeperSettings.class,
        s -> ExposedRestartTest.unprotected(s, "node1", "node2"));
    assertThat(inRoll("node1")).isInstanceOf(Verdict.Pass.class);
    assertThat(exposed("node1", "node2")).allMatch(Exposure::accepted);
  }

  @Test
  void whatIsAcceptedOfTwoIsNotAcceptedOfThree() {
    inventory(3);
    run(list(1, 2), 1, 2);
    serve(1, 2);
    sites.set(
        "node1",
        "zookeeper",
        ZooKeeperSettings.class,
        s -> ExposedRestartTest.unprotected(s, "node1", "node2"));
    assertThat(inRoll("node1"))
        .isEqualTo(new Verdict.NotYet("without it 1 of 3 serve: node3 does not"));
  }

  private void inventory(int members) {
    for (int id = 2; id <= members; id++) {
      sites.add("node" + id, "10.77.0.1" + id, id, id - 1);
    }
  }

  private static String list(int... ids) {
    return IntStream.of(ids)
        .mapToObj(id -> "server." + id + "=10.77.0.1" + id + ":2888:3888")
        .collect(Collectors.joining("\n"));
  }

  private void run(String list, int... ids) {
    for (int id : ids) {
      sites.file("node" + id, CFG, list);
      sites.file("node" + id, STARTED, list);
      sites.listener("node" + id, new Listener("", 2181, 7, "java", "zookeeper.service"));
    }
  }

  /** The second one leads. */
  private void serve(int... ids) {
    for (int id : ids) {
      modes.put("10.77.0.1" + id, id == 2 ? "leader" : "follower");
    }
  }

  private Verdict now(String host) {
    return component.mayGo(sites.site(), Set.of(host)).get(0).ask(asking);
  }

  private Verdict inRoll(String host) {
    return roll().mayGo(host).get(0).ask(asking);
  }

  private List<Exposure> exposed(String... hosts) {
    return roll().exposed(List.of(hosts), asking);
  }

  private Roll roll() {
    return component.phases(sites.site()).stream()
        .map(Phase::roll)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
