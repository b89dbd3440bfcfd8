package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.kafka.KafkaComponent;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.inventory.Inventory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** May a broker start with what lies on its disks? Brokers 0, 2, 1 are on node1, node2, node3. */
class BrokerDataTest {
  private final Znodes znodes = new Znodes();
  private final Map<String, String> names = new HashMap<>();
  private final Sites sites = Sites.three();
  private boolean zookeeperAnswers = true;
  private boolean nodeAnswers = true;

  private final Asking asking =
      (host, question) -> {
        Answer kept = zookeeperAnswers ? znodes.answer(question) : null;
        if (kept != null) {
          return kept;
        }
        if (question instanceof Question.Names && nodeAnswers) {
          assertThat(host).isEqualTo("node1");
          return new Answer.Tree(names);
        }
        return new Answer.Failure("input/output error", false);
      };

  /** Brokers 1 and 2 serve, 0 does not; nothing lies in its log directory. */
  @BeforeEach
  void cluster() {
    for (String host : List.of("node1", "node2", "node3")) {
      sites.directory(host, "/var/lib/zookeeper/version-2", "currentEpoch", "log.100000001");
      sites.listener(host, new Listener("", 2181, 1, "java", "zookeeper.service"));
    }
    meta("node2", 2);
    meta("node3", 1);
    names.put("/var/lib/kafka", "");
    znodes.put("/kafka/brokers/ids/1", "{\"endpoints\":[\"PLAINTEXT://x:9092\"]}");
    znodes.put("/kafka/brokers/ids/2", "{\"endpoints\":[\"PLAINTEXT://x:9092\"]}");
  }

  @Test
  void aTopicThatNobodyElseHasIsNotBegunEmpty() {
    partition("alone", "[0]", "[0]");
    partition("shared", "[0,1,2]", "[1,2]");

    Exposure refused = looked();
    assertThat(refused.host()).isEqualTo("node1");
    assertThat(refused.check()).isEqualTo("data-gone");
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.seen()).contains("/var/lib/kafka", "broker 0", "alone-0", "shared-0");
    assertThat(refused.why()).contains("no other broker has all of alone");
    assertThat(refused.action()).contains("mount it", "groundwork rebuild --host node1", "--lose");
    assertThat(started()).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aBrokerThatCountsAsInSyncWhileAllAreDownIsNotElectedWithNothing() {
    partition("shared", "[0,1,2]", "[0,1,2]");
    znodes.remove("/kafka/brokers/ids/2");

    assertThat(looked().why()).contains("counts as in sync");
    assertThat(looked().action())
        .contains("first groundwork start --only kafka --limit node2, then groundwork rebuild");
  }

  @Test
  void whatOthersHaveIsNotCopiedOntoWhateverIsThereInsteadOfTheDisk() {
    partition("shared", "[0,1,2]", "[1,2]");

    assertThat(looked().why()).contains("copy them anew");
    assertThat(started()).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aBrokerThatTheClusterHasNothingOnMayStart() {
    partition("elsewhere", "[1,2]", "[1,2]");
    partition("neverLed", "[0]", "[]");

    assertThat(exposures(List.of("node1"), List.of())).isEmpty();
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aFirstInstallAsksNothing() {
    for (String host : List.of("node1", "node2", "node3")) {
      sites.directory(host, "/var/lib/zookeeper/version-2", "currentEpoch", "snapshot.0");
    }
    assertThat(roll().mayStart("node1")).isEmpty();
  }

  @Test
  void aBrokerWithItsDataIsNotAsked() {
    partition("alone", "[0]", "[0]");
    meta("node1", 0);

    assertThat(roll().mayStart("node1")).isEmpty();
    assertThat(exposures(List.of("node1"), List.of())).isEmpty();
  }

  @Test
  void aDiskThatIsMountedMeanwhileIsSeenAtTheStart() {
    partition("alone", "[0]", "[0]");
    names.put("/var/lib/kafka", "alone-0\nmeta.properties");

    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void partitionsWithoutTheirMarkAreDataToo() {
    partition("alone", "[0]", "[0]");
    names.put("/var/lib/kafka", "alone-0");

    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void ofSeveralDisksOneThatIsMissingIsFound() {
    twoDisks();
    partition("first", "[0]", "[0]");
    partition("second", "[0]", "[0]");
    names.put("/data/1", "first-0\nmeta.properties");
    names.put("/data/2", "");

    assertThat(looked().seen()).contains("no meta.properties in /data/2", "second-0");
    assertThat(looked().seen()).doesNotContain("first-0");
  }

  @Test
  void aFurtherLogDirectoryIsNoLoss() {
    twoDisks();
    partition("first", "[0]", "[0]");
    names.put("/data/1", "first-0\nmeta.properties");

    assertThat(exposures(List.of("node1"), List.of())).isEmpty();
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aBrokerThatServesMayMoveToAnEmptyDirectoryWhereOthersHaveAllOfIt() {
    partition("shared", "[0,1]", "[0,1]");
    assertThat(exposures(List.of(), List.of("node1"))).isEmpty();

    partition("alone", "[0]", "[0]");
    assertThat(exposures(List.of(), List.of("node1")))
        .singleElement()
        .satisfies(e -> assertThat(e.seen()).contains("alone-0").doesNotContain("shared"));
    assertThat(roll().mayGo("node1").get(0).ask(asking)).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void whatCannotBeReadKeepsItFromStarting() {
    partition("alone", "[0]", "[0]");
    nodeAnswers = false;
    assertThat(exposures(List.of("node1"), List.of())).isEmpty();
    assertThat(started())
        .isEqualTo(
            new Verdict.NotYet(
                "what lies in its log directories is not known: input/output error"));
    zookeeperAnswers = false;
    assertThat(started()).isInstanceOf(Verdict.NotYet.class);
  }

  @Test
  void whileZooKeeperIsDownThePlanSaysNothingAndTheGateAsks() {
    partition("alone", "[0]", "[0]");
    Sites down = Sites.three();
    down.directory("node2", "/var/lib/zookeeper/version-2", "log.100000001");
    Roll roll = roll(down);

    assertThat(roll.dataless(List.of("node1"), List.of(), asking)).isEmpty();
    assertThat(roll.mayStart("node1").get(0).ask(asking)).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void aRebuildNamesWhatIsOnNoneOfTheDisksThatSurvived() {
    twoDisks();
    partition("first", "[0]", "[0]");
    partition("second", "[0]", "[0]");
    names.put("/data/1", "first-0\nmeta.properties");

    assertThat(rejoin().lost(sites.facts.get("node1"), asking))
        .singleElement()
        .satisfies(loss -> assertThat(loss.names()).containsExactly("second"));
    nodeAnswers = false;
    assertThat(rejoin().lost(sites.facts.get("node1"), asking))
        .singleElement()
        .satisfies(loss -> assertThat(loss.names()).isEmpty())
        .satisfies(loss -> assertThat(loss.seen()).contains("input/output error"));
  }

  private Rejoin rejoin() {
    Inventory all = sites.inventory();
    Inventory others = all.only(host -> !host.name().equals("node1"));
    Site rest = new Site(others, sites.facts, Map.of());
    return new KafkaComponent().rejoin(all, rest, sites.hosts.get("node1"));
  }

  private void twoDisks() {
    sites.set(
        "node1",
        "kafka",
        KafkaSettings.class,
        s ->
            new KafkaSettings(
                s.version(),
                s.archive(),
                s.sha512(),
                s.sha256(),
                s.heap(),
                s.port(),
                List.of("/data/1", "/data/2"),
                s.chroot(),
                s.properties(),
                s.unprotected(),
                s.id()));
    sites.file("node1", "/data/1/meta.properties", "broker.id=0\n");
  }

  private void meta(String host, int id) {
    sites.file(host, "/var/lib/kafka/meta.properties", "broker.id=" + id + "\n");
  }

  private void partition(String topic, String replicas, String inSync) {
    znodes.put("/kafka/brokers/topics/" + topic, "{\"partitions\":{\"0\":" + replicas + "}}");
    znodes.put(
        "/kafka/brokers/topics/" + topic + "/partitions/0/state", "{\"isr\":" + inSync + "}");
  }

  private Exposure looked() {
    List<Exposure> all = exposures(List.of("node1"), List.of());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<Exposure> exposures(List<String> starting, List<String> restarting) {
    return roll().dataless(starting, restarting, asking);
  }

  private Verdict started() {
    List<Gate> gates = roll().mayStart("node1");
    assertThat(gates).hasSize(1);
    return gates.get(0).ask(asking);
  }

  private Roll roll() {
    return roll(sites);
  }

  private static Roll roll(Sites of) {
    return new KafkaComponent()
        .phases(of.site()).stream()
            .map(Phase::roll)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
  }
}
