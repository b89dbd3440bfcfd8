package io.groundwork.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Kind;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.agent.question.Tally;
import io.groundwork.agent.wire.FrameWriter;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How partitions stand, asked of a real ZooKeeper server. */
class KafkaStandingTest {
  private static final BrokerSet ONE = new BrokerSet(List.of(1), false);
  private static final int SOON = 20_000;

  @TempDir Path directory;
  private ZkServer server;
  private KafkaTree kafka;

  @BeforeEach
  void start() throws Exception {
    server = new ZkServer(directory, true);
    kafka = new KafkaTree(server, "/kafka", 0, 1, 2);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private Answer.Partitions ask(BrokerSet apart, String... named) throws Exception {
    return (Answer.Partitions)
        KafkaStanding.counted(server.sessions(), question(apart, named), new Deadline(SOON));
  }

  private Question.KafkaPartitions question(BrokerSet apart, String... named) {
    return new Question.KafkaPartitions(
        server.connect(), "/kafka", apart, List.of(named), true, 3, SOON);
  }

  @Test
  void aClusterWithoutTopicsHasNoPartitions() throws Exception {
    assertThat(ask(BrokerSet.NONE))
        .isEqualTo(new Answer.Partitions(List.of(0, 1, 2), 1, List.of(), List.of()));
  }

  @Test
  void whereKafkaNeverWasNobodyIsRegistered() throws Exception {
    Question.KafkaPartitions elsewhere =
        new Question.KafkaPartitions(server.connect(), "/none", ONE, List.of(), true, 3, SOON);
    assertThat(KafkaStanding.counted(server.sessions(), elsewhere, new Deadline(SOON)))
        .isEqualTo(new Answer.Partitions(List.of(), -1, List.of(), List.of()));
  }

  @Test
  void partitionsAreCountedByWhatTheyAreToTheBrokersThatGo() throws Exception {
    kafka.topic("a", 3, 3, 3, "\"min.insync.replicas\":\"2\"");
    kafka.topic("b", 3, 1, 3, "");
    server.set(kafka.state("a", 1), KafkaTree.isr("[2, 0]"));
    Answer.Partitions seen = ask(ONE, "b");
    assertThat(seen.holders()).containsExactly(0, 1, 2);
    assertThat(seen.tallies())
        .extracting(Tally::kind)
        .containsExactlyInAnyOrder(
            new Kind(3, 2, 3, 2, true, true, true, 2, false),
            new Kind(3, 2, 2, 2, false, true, false, 2, false),
            new Kind(1, 1, 1, 1, true, true, false, 0, true),
            new Kind(1, 0, 1, 0, true, true, true, 0, true));
    assertThat(seen.tallies().stream().mapToInt(Tally::partitions).sum()).isEqualTo(6);
  }

  @Test
  void thePartitionsOfABrokerAreListedOneByOne() throws Exception {
    kafka.topic("a", 2, 3, 3, "");
    kafka.topic("b", 3, 1, 3, "");
    Question.KafkaPlaces question = new Question.KafkaPlaces(server.connect(), "/kafka", ONE, SOON);
    Answer.Places places =
        (Answer.Places) KafkaStanding.placed(server.sessions(), question, new Deadline(SOON));
    assertThat(places.registered()).containsExactly(0, 1, 2);
    assertThat(places.partitions()).extracting(Replicas::topic).containsExactly("a", "a", "b");
    assertThat(places.partitions())
        .allMatch(partition -> partition.replicas().contains(1))
        .allMatch(partition -> partition.inSync().contains(1));
  }

  @Test
  void aBrokerThatIsNotRegisteredLeavesNothing() throws Exception {
    kafka.topic("a", 1, 4, 4, "");
    Answer.Partitions seen = ask(new BrokerSet(List.of(3), false));
    assertThat(seen.registered()).containsExactly(0, 1, 2);
    assertThat(seen.tallies()).extracting(t -> t.kind().leaves()).containsExactly(false);
  }

  @Test
  void aPartitionWithoutStateIsInSyncWithNothing() throws Exception {
    kafka.topic("a", 2, 3, 3, "");
    server.keeper().delete(kafka.state("a", 0), -1);
    assertThat(ask(ONE).tallies())
        .filteredOn(tally -> !tally.kind().whole())
        .singleElement()
        .satisfies(tally -> assertThat(tally.first()).hasToString("[a-0]"))
        .satisfies(tally -> assertThat(tally.kind().inSync()).isZero());
  }

  @Test
  void oneStateThatCannotBeReadLeavesAllUnknown() throws Exception {
    kafka.topic("a", 150, 3, 3, "");
    server.set(kafka.state("a", 149), "{\"leader\":1}");
    assertThatThrownBy(() -> ask(ONE))
        .isInstanceOf(UnansweredException.class)
        .hasMessageContaining("what ZooKeeper has at /kafka/brokers/topics/a/partitions/149/state")
        .hasMessageContaining("it has no isr");
  }

  @Test
  void oneStateThatMayNotBeReadLeavesAllUnknown() throws Exception {
    kafka.topic("a", 150, 3, 3, "");
    ACL nobody = new ACL(ZooDefs.Perms.ADMIN, new Id("world", "anyone"));
    server.keeper().setACL(kafka.state("a", 120), new ArrayList<>(List.of(nobody)), -1);
    assertThatThrownBy(() -> ask(ONE))
        .isInstanceOf(UnansweredException.class)
        .hasMessageContaining("NoAuth for /kafka/brokers/topics/a/partitions/120/state");
  }

  @Test
  void aServerThatEndsIsNoAnswer() throws Exception {
    kafka.topic("a", 1, 3, 3, "");
    ask(ONE);
    server.end();
    assertThatThrownBy(
            () -> KafkaStanding.counted(server.sessions(), question(ONE), new Deadline(500)))
        .isInstanceOf(UnansweredException.class)
        .hasMessageContaining(server.connect());
  }

  @Test
  void aServerBefore36IsReadOneByOne() throws Exception {
    kafka.topic("a", 300, 3, 3, "");
    Answer together = ask(ONE);
    try (ZkServer old = new ZkServer(directory.resolve("old"), false)) {
      KafkaTree tree = new KafkaTree(old, "/kafka", 0, 1, 2);
      tree.topic("a", 300, 3, 3, "");
      Question.KafkaPartitions asked =
          new Question.KafkaPartitions(old.connect(), "/kafka", ONE, List.of(), true, 3, SOON);
      for (int again = 0; again < 2; again++) {
        assertThat(KafkaStanding.counted(old.sessions(), asked, new Deadline(SOON)))
            .isEqualTo(together);
      }
      assertThat(old.refused()).isEqualTo(1);
    }
  }

  /** More than a cluster's brokers should have, and far more than fitted into a frame before. */
  @Test
  void ofTwelveThousandPartitionsTheAnswerIsShort() throws Exception {
    for (int i = 0; i < 600; i++) {
      kafka.topic("topic-with-a-usual-name-" + (1000 + i), 20, 3, 3, "");
    }
    server.set(kafka.state("topic-with-a-usual-name-1234", 7), KafkaTree.isr("[1]"));
    Answer.Partitions seen = ask(ONE);
    assertThat(seen.tallies().stream().mapToInt(Tally::partitions).sum()).isEqualTo(12_000);
    assertThat(seen.tallies())
        .filteredOn(tally -> !tally.kind().whole())
        .singleElement()
        .satisfies(tally -> assertThat(tally.partitions()).isEqualTo(1))
        .satisfies(tally -> assertThat(tally.first().get(0).inSync()).containsExactly(1));
    assertThat(seen.tallies())
        .filteredOn(tally -> tally.kind().whole())
        .singleElement()
        .satisfies(tally -> assertThat(tally.topics()).isEqualTo(600))
        .satisfies(tally -> assertThat(tally.names()).hasSize(3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new FrameWriter<>(bytes, Answer.class).send(1, seen);
    assertThat(bytes.size()).isLessThan(2000);
  }
}
