package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Move;
import io.groundwork.controller.component.kafka.KafkaComponent;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broker 3 on node4 is dead; 0, 1 and 2 are there. */
class GoneBrokerTest {
  private final Znodes znodes = new Znodes();
  private final Sites sites = Sites.three();
  private final Asking asking =
      (host, question) -> {
        Answer answer = znodes.answer(question);
        if (answer == null || host.equals("node4")) {
          throw new AssertionError(host + " is asked " + question);
        }
        return answer;
      };

  @BeforeEach
  void cluster() {
    sites.add("node4", "10.77.0.14", 4, 3);
    sites.facts.remove("node4");
    for (int id = 0; id < 3; id++) {
      register(id, id == 0 ? "10.77.0.11" : id == 1 ? "10.77.0.13" : "10.77.0.12");
    }
    znodes.put("/kafka/controller", "{\"brokerid\":1}");
  }

  /** What a partition is like, and what stands against moving it, and against giving it up. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "[0,1,2]; [0,1,2]; -; -",
        "[3,0,1]; [0,1]; -; -",
        "[3,0]; [0]; -; -",
        // Its session has not ended yet.
        "[3,0]; [3,0]; -; count it as in sync still",
        // Nobody else has all of it.
        "[3]; [3]; t-0 has [3] of [3]; no other broker has all of t: t-0 has [3] of [3]",
        "[3,0]; [3]; t-0 has [3] of [3, 0]; no other broker has all of t: t-0 has [3] of [3, 0]",
        // Behind for another reason.
        "[3,0,1]; [0]; t-0 has [0] of [3, 0, 1]; -",
        "[0,1]; [0]; t-0 has [0] of [0, 1]; -",
        // Under way, from an earlier run.
        "[2,3,0]; [0]; t-0 has [0] of [2, 3, 0]; -",
      })
  void itsReplicasAloneMayBeOutOfSync(
      String replicas, String inSync, String moving, String parting) {
    znodes.put("/kafka/brokers/topics/t", "{\"partitions\":{\"0\":" + replicas + "}}");
    znodes.put("/kafka/brokers/topics/t/partitions/0/state", "{\"isr\":" + inSync + "}");

    mustSay(mover().healthy(), moving);
    mustSay(parting(), parting);
  }

  @Test
  void whileItIsRegisteredNothingMoves() {
    register(3, "10.77.0.14");

    mustSay(mover().healthy(), "still registered: [3]");
    mustSay(parting(), "broker [3] is registered still");
  }

  @Test
  void whileAnotherIsAwayNothingMoves() {
    znodes.remove("/kafka/brokers/ids/2");

    mustSay(mover().healthy(), "broker 2 not registered");
  }

  @Test
  void itIsNamedAndItsRackCountsButNothingIsAskedOfItAndNoMoveToItEnds() {
    sites.set("node4", "kafka", KafkaSettings.class, s -> rack(s, "east"));
    sites.set("node1", "kafka", KafkaSettings.class, s -> rack(s, "east"));
    Mover mover = mover();

    assertThat(mover.hosts()).containsOnlyKeys(0, 1, 2);
    assertThat(mover.names()).containsEntry(3, "node4").hasSize(4);
    assertThat(mover.missing()).isEqualTo("node4");
    assertThat(mover.racks(List.of(0, 3))).isEqualTo(1);
    assertThat(mover.canEnd(new Move("t", 0, List.of(0, 1), List.of(0, 3)))).isFalse();
    assertThat(mover.canEnd(new Move("t", 0, List.of(3, 1), List.of(0, 1)))).isTrue();
  }

  @Test
  void anIdThatOnlyItsDiskHadIsTheOneThatTheOthersKnow() {
    sites.set("node4", "kafka", KafkaSettings.class, s -> Sites.kafka(null, Map.of()));
    Host host = sites.hosts.get("node4");
    assertThat(Mover.without(rest(), host)).isEmpty();
    znodes.put("/kafka/brokers/topics/t", "{\"partitions\":{\"0\":[3,0]}}");
    znodes.put("/kafka/brokers/topics/t/partitions/0/state", "{\"isr\":[0]}");

    Host known = rejoin(host).remembered(host, Facts.NONE, asking);

    assertThat(Mover.without(rest(), known).orElseThrow().names()).containsEntry(3, "node4");
  }

  private static KafkaSettings rack(KafkaSettings s, String rack) {
    return Sites.kafka(s.id(), Map.of("broker.rack", rack));
  }

  private void mustSay(List<Gate> gates, String why) {
    List<String> closed =
        gates.stream()
            .map(gate -> gate.ask(asking))
            .map(io.groundwork.controller.gate.Verdicts::why)
            .filter(said -> !said.isEmpty())
            .toList();
    if (why == null) {
      assertThat(closed).isEmpty();
    } else {
      assertThat(closed).singleElement().asString().contains(why);
    }
  }

  private List<Gate> parting() {
    return rejoin(sites.hosts.get("node4")).parting();
  }

  private Rejoin rejoin(Host host) {
    return new KafkaComponent().rejoin(sites.inventory(), rest(), host);
  }

  private Mover mover() {
    return Mover.without(rest(), sites.hosts.get("node4")).orElseThrow();
  }

  private Site rest() {
    return new Site(
        sites.inventory().only(host -> !host.name().equals("node4")), sites.facts, sites.archives);
  }

  private void register(int id, String address) {
    znodes.put(
        "/kafka/brokers/ids/" + id, "{\"endpoints\":[\"PLAINTEXT://" + address + ":9092\"]}");
  }
}
