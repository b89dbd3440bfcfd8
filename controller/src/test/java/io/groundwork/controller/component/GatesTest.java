package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdict.Never;
import io.groundwork.controller.gate.Verdict.NotYet;
import io.groundwork.controller.gate.Verdict.Pass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each gate makes of what the live system says. */
class GatesTest {
  private final Sites sites = Sites.three();

  /** What each host's ZooKeeper says of itself: node2 leads. */
  private final Map<String, String> modes =
      new HashMap<>(Map.of("node1", "follower", "node2", "leader", "node3", "follower"));

  private final Znodes znodes = new Znodes();
  private final Set<String> unreachable = new HashSet<>();
  private final List<Question> asked = new ArrayList<>();
  private final List<String> askedOn = new ArrayList<>();
  private Answer roundTrip = new Answer.Text("done");

  private final Asking asking =
      (host, question) -> {
        asked.add(question);
        askedOn.add(host);
        if (question instanceof Question.Srvr) {
          String mode = modes.get(host);
          return mode == null
              ? new Answer.Failure("connection refused", false)
              : new Answer.Text(mode.contains(" ") ? mode : srvr(mode));
        }
        Answer ofZooKeeper = znodes.answer(question);
        if (ofZooKeeper != null) {
          return ofZooKeeper;
        }
        if (question instanceof Question.Connect connect) {
          return unreachable.contains(host + ">" + connect.host())
              ? new Answer.Failure("timed out after 3000 ms", false)
              : new Answer.Text("");
        }
        return roundTrip;
      };

  private static String srvr(String mode) {
    return "Zookeeper version: 3.8.4-abc, built on 2024-02-12 22:16 UTC\n"
        + "Latency min/avg/max: 0/0.0/0\nReceived: 2\nSent: 1\nConnections: 1\nOutstanding: 0\n"
        + "Zxid: 0x100000045\nMode: "
        + mode
        + "\nNode count: 5\n";
  }

  /** A healthy cluster: brokers 0, 1 and 2, two partitions. */
  private void healthy() {
    broker(0, "10.77.0.11:9092");
    broker(1, "10.77.0.13:9092");
    broker(2, "10.77.0.12:9092");
    znodes.put("/kafka/controller", "{\"version\":2,\"brokerid\":2,\"timestamp\":\"1\"}");
    znodes.put(
        "/kafka/brokers/topics/t",
        "{\"partitions\":{\"0\":[0,1],\"1\":[1,2]},\"topic_id\":\"x\",\"version\":3}");
    znodes.put("/kafka/brokers/topics/t/partitions", "");
    state("t", 0, "[0,1]");
    state("t", 1, "[2,1]");
  }

  private void broker(int id, String endpoint) {
    znodes.put(
        "/kafka/brokers/ids/" + id,
        "{\"features\":{},\"listener_security_protocol_map\":{\"PLAINTEXT\":\"PLAINTEXT\"},"
            + "\"endpoints\":[\"PLAINTEXT://"
            + endpoint
            + "\"],\"port\":9092,\"version\":5}");
  }

  private void state(String topic, int partition, String isr) {
    znodes.put(
        "/kafka/brokers/topics/" + topic + "/partitions/" + partition + "/state",
        "{\"controller_epoch\":1,\"leader\":1,\"version\":1,\"leader_epoch\":0,\"isr\":"
            + isr
            + "}");
  }

  private List<Phase> phases(String component) {
    return ServiceLoader.load(Component.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(c -> c.schema().name().equals(component))
        .findFirst()
        .orElseThrow()
        .phases(sites.site());
  }

  private Gate gate(String component, String name, String host) {
    return phases(component).stream()
        .flatMap(p -> p.gates().stream())
        .filter(g -> g.name().equals(name))
        .filter(g -> host == null ? g.host() == null : host.equals(g.host()))
        .findFirst()
        .orElseThrow();
  }

  private Verdict ask(String component, String name, String host) {
    return gate(component, name, host).ask(asking);
  }

  private Roll roll(String component) {
    return phases(component).stream()
        .map(Phase::roll)
        .filter(r -> r != null)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMemberServesInItsRole() {
    assertThat(ask("zookeeper", "member serving", "node1"))
        .isEqualTo(new Pass("follower of 3, zxid 0x100000045"));
    assertThat(askedOn).containsExactly("node1");
    assertThat(asked).containsExactly(new Question.Srvr("10.77.0.11", 2181, 2000));
  }

  @Test
  void aMemberThatDoesNotAnswerOrServeIsNotYetOpen() {
    modes.remove("node1");
    modes.put("node2", "This ZooKeeper instance is not currently serving requests\n");
    assertThat(ask("zookeeper", "member serving", "node1"))
        .isEqualTo(new NotYet("connection refused"));
    assertThat(ask("zookeeper", "member serving", "node2"))
        .isEqualTo(new NotYet("This ZooKeeper instance is not currently serving requests"));
  }

  @Test
  void threeStandaloneServersAreNoEnsemble() {
    modes.replaceAll((host, mode) -> "standalone");
    assertThat(ask("zookeeper", "member serving", "node1"))
        .isEqualTo(new NotYet("it serves as standalone, the inventory has 3 members"));
    assertThat(ask("zookeeper", "one leader", null)).isInstanceOf(NotYet.class);
  }

  @Test
  void anEnsembleHasOneLeaderAndAllOthersFollow() {
    assertThat(ask("zookeeper", "one leader", null))
        .isEqualTo(new Pass("node2 leads, node3, node1 follow"));
    modes.put("node3", "leader");
    assertThat(ask("zookeeper", "one leader", null)).isInstanceOf(NotYet.class);
    modes.remove("node3");
    assertThat(ask("zookeeper", "one leader", null))
        .isEqualTo(new NotYet("node3 does not serve: connection refused"));
  }

  @Test
  void oneServerStandsAlone() {
    sites.hosts.clear();
    sites.add("node1", "10.77.0.11", 1, 0);
    modes.put("node1", "standalone");
    assertThat(ask("zookeeper", "member serving", "node1"))
        .isEqualTo(new Pass("standalone, zxid 0x100000045"));
    assertThat(ask("zookeeper", "one standalone server", null)).isInstanceOf(Pass.class);
  }

  @Test
  void whatIsWrittenIsReadBackThroughEveryMember() {
    Gate gate = gate("zookeeper", "write and read back", null);
    assertThat(gate.writes()).isTrue();
    assertThat(gate.ask(asking)).isEqualTo(new Pass("done"));
    assertThat(asked)
        .containsExactly(
            new Question.ZkRoundTrip(
                List.of("10.77.0.12:2181", "10.77.0.13:2181", "10.77.0.11:2181"), 20_000));
    roundTrip = new Answer.Failure("no quorum", false);
    assertThat(gate.ask(asking)).isEqualTo(new NotYet("no quorum"));
    roundTrip = new Answer.Failure("no auth", true);
    assertThat(gate.ask(asking)).isEqualTo(new Never("no auth"));
  }

  @Test
  void aHealthyClusterOpensEveryGate() {
    healthy();
    for (String component : List.of("zookeeper", "kafka")) {
      for (Phase phase : phases(component)) {
        phase.gates().forEach(g -> assertThat(g.ask(asking)).isInstanceOf(Pass.class));
      }
    }
  }

  @Test
  void whoIsThereIsOneQuestionOnOneHostAndHowPartitionsStandAnother() {
    healthy();
    for (Phase phase : phases("kafka")) {
      phase.gates().forEach(g -> g.ask(asking));
    }
    assertThat(asked.stream().filter(q -> q instanceof Question.ZkTree).distinct()).hasSize(1);
    assertThat(asked.stream().filter(q -> q instanceof Question.KafkaPartitions).distinct())
        .hasSize(1);
    for (String component : List.of("zookeeper", "kafka")) {
      phases(component).stream()
          .flatMap(p -> p.gates().stream())
          .forEach(g -> assertThat(g.probes()).isSubsetOf("node1"));
    }
  }

  @Test
  void aBrokerIsRegisteredUnderItsIdWithItsEndpoint() {
    assertThat(ask("kafka", "broker registered", "node2"))
        .isEqualTo(new NotYet("broker 2 not registered"));
    broker(2, "127.0.1.1:9092");
    assertThat(ask("kafka", "broker registered", "node2"))
        .isEqualTo(
            new NotYet(
                "broker 2 is registered at PLAINTEXT://127.0.1.1:9092, not at"
                    + " PLAINTEXT://10.77.0.12:9092"));
    broker(2, "10.77.0.12:9092");
    assertThat(ask("kafka", "broker registered", "node2"))
        .isEqualTo(new Pass("id 2 at PLAINTEXT://10.77.0.12:9092"));
  }

  @Test
  void theControllerIsARegisteredBrokerOfTheInventory() {
    assertThat(ask("kafka", "one controller", null)).isEqualTo(new NotYet("no controller yet"));
    healthy();
    assertThat(ask("kafka", "one controller", null)).isEqualTo(new Pass("broker 2, node2"));
    znodes.remove("/kafka/brokers/ids/2");
    assertThat(ask("kafka", "one controller", null))
        .isEqualTo(new NotYet("the controller is broker 2, which is not registered"));
  }

  @Test
  void everyReplicaMustBeInSync() {
    healthy();
    assertThat(ask("kafka", "partitions in sync", null))
        .isEqualTo(new Pass("2 partitions, all in full ISR"));
    state("t", 1, "[2]");
    assertThat(ask("kafka", "partitions in sync", null))
        .isEqualTo(new NotYet("1 of 2 partitions not in full ISR: t-1 has [2] of [1, 2]"));
    znodes.remove("/kafka/brokers/topics/t/partitions/0/state");
    assertThat(ask("kafka", "partitions in sync", null))
        .isEqualTo(
            new NotYet(
                "2 of 2 partitions not in full ISR: t-0 has [] of [0, 1], t-1 has [2] of [1, 2]"));
  }

  @Test
  void aClusterWithoutTopicsIsInSync() {
    assertThat(ask("kafka", "partitions in sync", null)).isEqualTo(new Pass("no partitions yet"));
  }

  @Test
  void whatCannotBeReadIsNotOpen() {
    for (String json : List.of("", "{", "[]", "{\"brokerid\":\"x\"}", "null", "7")) {
      znodes.put("/kafka/controller", json);
      assertThat(ask("kafka", "one controller", null)).as(json).isInstanceOf(NotYet.class);
    }
  }

  @Test
  void thePortIsTriedFromEveryOtherBroker() {
    assertThat(ask("kafka", "port answers from peers", "node1"))
        .isEqualTo(new Pass("10.77.0.11:9092 from node3, node2"));
    unreachable.add("node2>10.77.0.11");
    assertThat(ask("kafka", "port answers from peers", "node1"))
        .isEqualTo(new NotYet("10.77.0.11:9092 from node2: timed out after 3000 ms"));
  }

  @Test
  void produceAndConsumeAsksForAsManyReplicasAsThereCanBe() {
    assertThat(ask("kafka", "produce and consume", null)).isEqualTo(new Pass("done"));
    assertThat(asked)
        .containsExactly(
            new Question.KafkaRoundTrip(
                Map.of("0", "10.77.0.11:9092", "1", "10.77.0.13:9092", "2", "10.77.0.12:9092"),
                3,
                45_000));
  }

  @Test
  void theLeaderIsRestartedLastAndWhoDoesNotServeFirst() {
    assertThat(roll("zookeeper").order(List.of("node2", "node1", "node3"), asking))
        .containsExactly("node3", "node1", "node2");
    modes.remove("node1");
    assertThat(roll("zookeeper").order(List.of("node3", "node2", "node1"), asking))
        .containsExactly("node1", "node3", "node2");
  }

  @Test
  void theControllerIsRestartedLast() {
    assertThat(roll("kafka").order(List.of("node1", "node2", "node3"), asking))
        .containsExactly("node1", "node3", "node2");
    healthy();
    znodes.put("/kafka/controller", "{\"brokerid\":0}");
    assertThat(roll("kafka").order(List.of("node1", "node2", "node3"), asking))
        .containsExactly("node3", "node2", "node1");
  }
}
