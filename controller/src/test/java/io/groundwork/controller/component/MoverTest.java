package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.component.zookeeper.Departure;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the gates of moves ask, and make of the answers. */
class MoverTest {
  private static final Move MOVE = new Move("t", 0, List.of(0, 1), List.of(2, 0));
  private final Sites sites = Sites.three();
  private final Mover mover = Mover.of(sites.site()).orElseThrow();
  private final List<Question> asked = new ArrayList<>();
  private final List<Answer.Layout> told = new ArrayList<>();
  private Answer answer = new Answer.Text("so");

  private final Asking asking =
      (host, question) -> {
        asked.add(question);
        return answer;
      };

  private Verdict done(Held... partitions) {
    answer = new Answer.Layout(List.of(0, 1, 2), List.of(partitions), List.of());
    return mover.done(List.of(MOVE), Duration.ofMinutes(1), told::add).ask(asking);
  }

  private static Held held(
      List<Integer> replicas, List<Integer> inSync, List<Integer> adding, List<Integer> removing) {
    List<Long> bytes = replicas.stream().map(id -> 10L).toList();
    return new Held("t", 0, inSync.get(0), replicas, inSync, adding, removing, bytes);
  }

  @Test
  void aMoveIsDoneWhenItsReplicasAreThereInSyncAndTheOldOnesGone() {
    assertThat(done(held(List.of(2, 0, 1), List.of(0, 1), List.of(2), List.of(1))))
        .isInstanceOf(Verdict.NotYet.class);
    assertThat(done(held(List.of(2, 0), List.of(0), List.of(), List.of())))
        .isInstanceOf(Verdict.NotYet.class);
    assertThat(done(held(List.of(2, 0), List.of(0, 2), List.of(), List.of())))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(told).hasSize(3);
  }

  @Test
  void aPartitionWhoseTopicIsGoneKeepsNobodyWaiting() {
    assertThat(done()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void whereOnlyTheMovesTopicsAreAskedFor() {
    Verdict unused = done();
    assertThat(asked)
        .singleElement()
        .isInstanceOfSatisfying(
            Question.KafkaLayout.class,
            q -> {
              assertThat(q.topics()).containsExactly("t");
              assertThat(q.brokers()).containsOnlyKeys("0", "1", "2");
            });
  }

  @Test
  void noAnswerIsNoEnd() {
    answer = new Answer.Failure("timed out", false);
    Gate located = mover.located(told::add);
    assertThat(located.ask(asking)).isEqualTo(new Verdict.NotYet("timed out"));
    assertThat(told).isEmpty();
  }

  @Test
  void throttlesOfNoMovesTakeAllAway() {
    Gate gate = mover.throttled(0, List.of());
    assertThat(gate.name()).isEqualTo("throttles taken away");
    assertThat(gate.ask(asking)).isEqualTo(new Verdict.Pass("so"));
    assertThat(mover.begun(List.of(MOVE)).ask(asking)).isInstanceOf(Verdict.Pass.class);
    assertThat(mover.led(List.of(MOVE)).ask(asking)).isInstanceOf(Verdict.Pass.class);
    assertThat(asked)
        .extracting(q -> q.getClass().getSimpleName())
        .containsExactly("KafkaThrottle", "KafkaReassign", "KafkaElect");
  }

  @Test
  void brokersWithoutARackCountForThemselves() {
    sites.set("node1", "kafka", KafkaSettings.class, s -> rack(s, "east"));
    sites.set("node2", "kafka", KafkaSettings.class, s -> rack(s, "east"));
    Mover racks = Mover.of(sites.site()).orElseThrow();
    assertThat(racks.racks(List.of(0, 2))).isEqualTo(1);
    assertThat(racks.racks(List.of(0, 1))).isEqualTo(2);
    assertThat(mover.racks(List.of(0, 2))).isEqualTo(2);
  }

  private static KafkaSettings rack(KafkaSettings s, String rack) {
    return Sites.kafka(s.id(), Map.of("broker.rack", rack));
  }

  @Test
  void anEnsembleOfThreeLetsNobodyGoAndOneOfFourDoes() {
    assertThat(Departure.of(sites.site(), "node1").refusal()).contains("2 members");
    sites.add("node4", "10.77.0.14", 4, 3);
    assertThat(Departure.of(sites.site(), "node4").refusal()).isNull();
  }

  @Test
  void aMemberIsNamedAsLongAsTheOthersFilesDoSo() {
    sites.add("node4", "10.77.0.14", 4, 3);
    String cfg = "/etc/zookeeper/zoo.cfg#server.";
    String three =
        "server.1=10.77.0.12:2888:3888\n"
            + "server.2=10.77.0.13:2888:3888\n"
            + "server.3=10.77.0.11:2888:3888";
    for (String host : List.of("node1", "node2", "node3")) {
      sites.file(host, cfg, three);
    }
    sites.file("node4", cfg, three + "\nserver.4=10.77.0.14:2888:3888");
    assertThat(Departure.of(sites.site(), "node4").isNamed()).isFalse();
    sites.file("node2", cfg, three + "\nserver.4=10.77.0.14:2888:3888");
    assertThat(Departure.of(sites.site(), "node4").isNamed()).isTrue();
  }

  @Test
  void whetherAMemberLeadsIsAskedOfItself() {
    sites.add("node4", "10.77.0.14", 4, 3);
    Gate leads = Departure.of(sites.site(), "node4").leads();
    answer = new Answer.Text("Zxid: 0x1\nMode: leader\n");
    assertThat(leads.ask(asking)).isEqualTo(new Verdict.Pass("leader"));
    answer = new Answer.Text("Zxid: 0x1\nMode: follower\n");
    assertThat(leads.ask(asking)).isEqualTo(new Verdict.Never("follower"));
  }
}
