package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.gate.Asking;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a plan must name because no order of restarts can protect it. */
class ExposedRestartTest {
  private final Znodes znodes = new Znodes();
  private final Asking asking =
      (host, question) ->
          Objects.requireNonNullElse(
              znodes.answer(question), new Answer.Failure("connection refused", false));

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

  @Test
  void whatTheInventoryAcceptsIsToldApart() {
    topic("one", "[0]");
    topic("other", "[0]");
    Sites sites = Sites.three();
    for (String host : List.of("node1", "node2", "node3")) {
      sites.set(host, "kafka", KafkaSettings.class, s -> unprotected(s, "other"));
    }
    assertThat(roll(sites, "kafka").exposed(List.of("node1"), asking))
        .extracting(Exposure::seen, Exposure::accepted)
        .containsExactly(
            tuple("topics with a single replica: one (1)", false),
            tuple("topics with a single replica: other (1)", true));
  }

  @Test
  void theActionSaysWhatToWriteWhere() {
    topic("one", "[0]");
    topic("two", "[0]");
    assertThat(roll(Sites.three(), "kafka").exposed(List.of("node1"), asking))
        .extracting(Exposure::action)
        .allMatch(action -> action.endsWith("set components.kafka.unprotected: [one, two]"));
    assertThat(roll(Sites.one(), "zookeeper").exposed(List.of("node1"), asking))
        .extracting(Exposure::action)
        .allMatch(action -> action.endsWith("set components.zookeeper.unprotected: [node1]"));
  }

  @Test
  void aSingleMemberThatTheInventoryNamesIsAccepted() {
    Sites sites =
        Sites.one()
            .set("node1", "zookeeper", ZooKeeperSettings.class, s -> unprotected(s, "node1"));
    assertThat(roll(sites, "zookeeper").exposed(List.of("node1"), asking))
        .allMatch(Exposure::accepted);
  }

  @Test
  void topicsThatCannotBeReadWhileBrokersServeAreNeverAccepted() {
    Sites sites = serving();
    assertThat(roll(sites, "kafka").exposed(List.of("node1"), unread(Question.ZkTree.class)))
        .singleElement()
        .satisfies(e -> assertThat(e.accepted()).isFalse())
        .satisfies(e -> assertThat(e.seen()).contains("min.insync.replicas", "no answer in time"));
    assertThat(
            roll(sites, "kafka").exposed(List.of("node1"), unread(Question.KafkaPartitions.class)))
        .singleElement()
        .satisfies(e -> assertThat(e.accepted()).isFalse())
        .satisfies(e -> assertThat(e.seen()).endsWith("from ZooKeeper: no answer in time"));
    assertThat(roll(sites, "kafka").exposed(List.of("node1"), asking)).isEmpty();
  }

  @Test
  void aClusterThatIsDownOrNotThereYetHasNothingToStop() {
    assertThat(
            roll(Sites.three(), "kafka").exposed(List.of("node1"), unread(Question.ZkTree.class)))
        .isEmpty();
  }

  /** Where this cannot be read. */
  private Asking unread(Class<? extends Question> what) {
    return (host, question) ->
        what.isInstance(question)
            ? new Answer.Failure("no answer in time", false)
            : asking.ask(host, question);
  }

  private static Sites serving() {
    String unit = "/etc/systemd/system/kafka.service";
    return Sites.three()
        .file(
            "node1",
            "/var/lib/groundwork/started/kafka.service" + unit,
            "ExecStart=java -cp /opt/kafka/3.9.1/libs/* kafka.Kafka")
        .listener("node1", new Listener("", 9092, 1, "java", "kafka.service"));
  }

  static KafkaSettings unprotected(KafkaSettings s, String... topics) {
    return new KafkaSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        s.port(),
        s.logDirs(),
        s.chroot(),
        s.properties(),
        List.of(topics),
        s.id());
  }

  static ZooKeeperSettings unprotected(ZooKeeperSettings s, String... hosts) {
    return new ZooKeeperSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        s.clientPort(),
        s.peerPort(),
        s.electionPort(),
        s.dataDir(),
        s.properties(),
        List.of(hosts),
        s.dynamicReconfig(),
        s.id());
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
