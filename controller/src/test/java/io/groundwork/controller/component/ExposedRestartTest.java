package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.gate.Asking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a plan must name because no order of restarts can protect it. */
class ExposedRestartTest {
  private final Map<String, String> znodes = new HashMap<>();
  private final Asking asking =
      (host, question) ->
          question instanceof Question.ZkTree
              ? new Answer.Tree(znodes)
              : new Answer.Failure("connection refused", false);

  @Test
  void aSingleZooKeeperMemberIsNamed() {
    assertThat(roll(Sites.one(), "zookeeper").exposed(List.of("node1"), asking))
        .extracting(Exposure::seen)
        .containsExactly("a single ZooKeeper member");
  }

  @Test
  void threeMembersCarryOnWithoutOne() {
    assertThat(roll(Sites.three(), "zookeeper").exposed(List.of("node1", "node2"), asking))
        .isEmpty();
  }

  @Test
  void topicsWithASingleReplicaOnARestartingBrokerAreNamed() {
    topic("one", "[0]");
    topic("elsewhere", "[1]");
    topic("two", "[0,1]");
    assertThat(seen("node1")).containsExactly("topics with a single replica: one (1)");
  }

  @Test
  void topicsThatNeedAllTheirReplicasInSyncAreNamed() {
    topic("strict", "[0,1]");
    topic("loose", "[0,1]");
    config("topics/strict", "2");
    assertThat(seen("node1"))
        .containsExactly("topics with no more replicas than min.insync.replicas: strict (1)");
  }

  @Test
  void aTopicsOwnMinimumGoesOverTheClustersDynamicOne() {
    topic("strict", "[0,1]");
    topic("loose", "[0,1]");
    config("brokers/<default>", "2");
    config("topics/loose", "1");
    assertThat(seen("node1"))
        .containsExactly("topics with no more replicas than min.insync.replicas: strict (1)");
  }

  @Test
  void ofManyTopicsTheFirstAreNamedAndAllCounted() {
    for (int i = 1; i <= 9; i++) {
      topic("t" + i, "[0]");
    }
    assertThat(seen("node1"))
        .containsExactly("topics with a single replica: t1, t2, t3, t4, t5 ... (9)");
  }

  private List<String> seen(String host) {
    return roll(Sites.three(), "kafka").exposed(List.of(host), asking).stream()
        .map(Exposure::seen)
        .toList();
  }

  private void topic(String name, String replicas) {
    znodes.put("/kafka/brokers/topics/" + name, "{\"partitions\":{\"0\":" + replicas + "}}");
  }

  private void config(String of, String minimum) {
    znodes.put(
        "/kafka/config/" + of,
        "{\"version\":1,\"config\":{\"min.insync.replicas\":\"" + minimum + "\"}}");
  }

  private static Roll roll(Sites sites, String component) {
    return ServiceLoader.load(Component.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(c -> c.schema().name().equals(component))
        .flatMap(c -> c.phases(sites.site()).stream())
        .map(Phase::roll)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
