package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** May members of a cluster go now? Brokers 0, 2, 1 are on node1, node2, node3. */
class MayGoTest {
  private final Znodes znodes = new Znodes();
  private final Map<String, String> modes = new HashMap<>();
  private final Set<String> deaf = new HashSet<>();
  private boolean configured = true;
  private boolean counted = true;
  private Sites sites = Sites.three();

  private final Asking asking =
      (host, question) -> {
        if (question instanceof Question.ZkTree tree
            && tree.roots().contains("/kafka/config/brokers")
            && !configured) {
          return new Answer.Failure("no answer in time", false);
        }
        if (question instanceof Question.KafkaPartitions && !counted) {
          return new Answer.Failure("only 7 znodes were read within 30000 ms", false);
        }
        Answer ofZooKeeper = znodes.answer(question);
        if (ofZooKeeper != null) {
          return ofZooKeeper;
        }
        if (question instanceof Question.Connect to) {
          return deaf.contains(to.host())
              ? new Answer.Failure("connection refused", false)
              : new Answer.Text("");
        }
        String mode = modes.get(host);
        return mode == null
            ? new Answer.Failure("connection refused", false)
            : new Answer.Text("Zxid: 0x1\nMode: " + mode + "\n");
      };

  @Test
  void aBrokerMayGoWhenEveryPartitionKeepsItsMinimum() {
    cluster();
    partition("t", "[0,1,2]", "[0,1,2]");
    config("topics/t", "2");
    assertThat(kafka("node1")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aBrokerWaitsWhileAReplicaElsewhereIsOutOfSync() {
    cluster();
    partition("t", "[0,1,2]", "[0,1,2]");
    partition("u", "[1,2]", "[1]");
    assertThat(kafka("node1"))
        .isEqualTo(new Verdict.NotYet("1 partitions not in full ISR: u-0 has [1] of [1, 2]"));
  }

  @Test
  void aBrokerThatIsItselfOutOfSyncMayGo() {
    cluster();
    partition("t", "[0,1,2]", "[1,2]");
    assertThat(kafka("node1")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aBrokerThatIsRegisteredNowhereMayGoAlsoWhileOthersAreOutOfSync() {
    cluster();
    znodes.remove("/kafka/brokers/ids/0");
    partition("t", "[0,1,2]", "[0]");
    partition("u", "[1,2]", "[1]");
    assertThat(kafka("node1")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aTopicWithNoReplicaToSpareKeepsItsBroker() {
    cluster();
    partition("t", "[0,1]", "[0,1]");
    config("topics/t", "2");
    Verdict verdict = kafka("node1");
    assertThat(verdict).isInstanceOf(Verdict.Never.class);
    assertThat(((Verdict.Never) verdict).why()).contains("t", "components.kafka.unprotected: [t]");
    assertThat(kafka("node2")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aTopicThatTheInventoryNamesDoesNotKeepItsBroker() {
    cluster();
    partition("t", "[0]", "[0]");
    everyBroker(s -> ExposedRestartTest.unprotected(s, "t"));
    Verdict verdict = kafka("node1");
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(((Verdict.Pass) verdict).proof()).contains("offline meanwhile, as accepted: t");
  }

  @Test
  void aMinimumInTheInventoryCountsBeforeTheBrokersHaveIt() {
    cluster();
    partition("t", "[0,1]", "[0,1]");
    everyBroker(s -> Sites.kafka(s.id(), Map.of("min.insync.replicas", "2")));
    assertThat(kafka("node1")).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void theMinimumThatABrokerWasStartedWithCountsUntilItHasTheNewOne() {
    cluster();
    partition("t", "[0,1]", "[0,1]");
    sites.file(
        "node2",
        "/var/lib/groundwork/started/kafka.service/etc/systemd/system/kafka.service",
        "ExecStart=java -Dgroundwork.min.insync.replicas=2 -cp /opt/kafka/3.9.1/libs/*"
            + " kafka.Kafka");
    assertThat(kafka("node1")).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aBrokerWaitsWhileThePartitionsCannotBeRead() {
    cluster();
    partition("t", "[0,1]", "[0,1]");
    counted = false;
    assertThat(kafka("node1"))
        .isEqualTo(new Verdict.NotYet("only 7 znodes were read within 30000 ms"));
  }

  @Test
  void ofThousandsOfTopicsTheFirstAreNamedAndTheRestIsCounted() {
    cluster();
    for (int i = 0; i < 3000; i++) {
      partition("t" + (10_000 + i), "[0,1]", "[0,1]");
    }
    everyBroker(s -> Sites.kafka(s.id(), Map.of("min.insync.replicas", "2")));
    Verdict.Never verdict = (Verdict.Never) kafka("node1");
    assertThat(verdict.why())
        .contains("t10000, t10001, t10002 ... (about 3000)", "t10049 ...] (about 3000 topics; ")
        .contains("--describe --at-min-isr-partitions")
        .doesNotContain("t10050")
        .hasSizeLessThan(1000);
  }

  @Test
  void aBrokerWaitsWhileTheBrokersMinimumsCannotBeRead() {
    cluster();
    partition("t", "[0,1]", "[0,1]");
    config("topics/t", "2");
    configured = false;
    assertThat(kafka("node1"))
        .isEqualTo(
            new Verdict.NotYet(
                "min.insync.replicas of the brokers cannot be read: no answer in time"));
  }

  @Test
  void aBrokerWaitsForAController() {
    cluster();
    partition("t", "[0,1,2]", "[0,1,2]");
    znodes.remove("/kafka/controller");
    assertThat(kafka("node1")).isInstanceOf(Verdict.NotYet.class);
  }

  @Test
  void aBrokerWaitsForAnotherThatIsRegisteredButTakesNoConnection() {
    cluster();
    partition("t", "[0,1,2]", "[0,1,2]");
    deaf.add("10.77.0.13");
    assertThat(kafka("node1"))
        .isEqualTo(new Verdict.NotYet("broker 1 on node3: connection refused"));
  }

  @Test
  void twoBrokersMayGoOnlyWhenTheRestHoldsTheMinimum() {
    cluster();
    partition("t", "[0,1,2]", "[0,1,2]");
    assertThat(kafka("node1", "node2")).isInstanceOf(Verdict.Pass.class);
    config("topics/t", "2");
    assertThat(kafka("node1", "node2")).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aMemberMayGoWhileTheOthersAreAMajority() {
    modes.putAll(Map.of("node1", "follower", "node2", "leader", "node3", "follower"));
    assertThat(zookeeper("node1")).isInstanceOf(Verdict.Pass.class);
    assertThat(zookeeper("node1", "node3")).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aMemberStaysWhileAnotherIsAway() {
    modes.putAll(Map.of("node1", "follower", "node2", "leader"));
    assertThat(zookeeper("node1")).isInstanceOf(Verdict.NotYet.class);
    assertThat(zookeeper("node3")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aMemberStaysWhileNobodyLeads() {
    modes.putAll(Map.of("node1", "follower", "node2", "follower", "node3", "follower"));
    assertThat(zookeeper("node1")).isInstanceOf(Verdict.NotYet.class);
  }

  @Test
  void aSingleMemberMayGoWhereTheInventoryNamesIt() {
    sites = Sites.one();
    modes.put("node1", "standalone");
    assertThat(zookeeper("node1")).isInstanceOf(Verdict.Never.class);
    sites.set(
        "node1",
        "zookeeper",
        ZooKeeperSettings.class,
        s -> ExposedRestartTest.unprotected(s, "node1"));
    assertThat(zookeeper("node1")).isInstanceOf(Verdict.Pass.class);
  }

  private void cluster() {
    for (int id = 0; id < 3; id++) {
      znodes.put("/kafka/brokers/ids/" + id, "{\"endpoints\":[\"PLAINTEXT://x:9092\"]}");
    }
    znodes.put("/kafka/controller", "{\"brokerid\":1}");
  }

  private void partition(String topic, String replicas, String inSync) {
    znodes.put("/kafka/brokers/topics/" + topic, "{\"partitions\":{\"0\":" + replicas + "}}");
    znodes.put(
        "/kafka/brokers/topics/" + topic + "/partitions/0/state", "{\"isr\":" + inSync + "}");
  }

  private void config(String of, String minimum) {
    znodes.put(
        "/kafka/config/" + of,
        "{\"version\":1,\"config\":{\"min.insync.replicas\":\"" + minimum + "\"}}");
  }

  private void everyBroker(java.util.function.UnaryOperator<KafkaSettings> change) {
    List.of("node1", "node2", "node3")
        .forEach(host -> sites.set(host, "kafka", KafkaSettings.class, change));
  }

  private Verdict kafka(String... hosts) {
    return ask("kafka", hosts);
  }

  private Verdict zookeeper(String... hosts) {
    return ask("zookeeper", hosts);
  }

  private Verdict ask(String component, String... hosts) {
    List<Gate> gates =
        ServiceLoader.load(Component.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(c -> c.schema().name().equals(component))
            .flatMap(c -> c.mayGo(sites.site(), Set.of(hosts)).stream())
            .toList();
    assertThat(gates).hasSize(1);
    return gates.get(0).ask(asking);
  }
}
