package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Sites;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.node.Presence;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** c is said to be gone. */
@Timeout(20)
class RemoveGoneTest {
  private final Scene scene = new Scene();
  private Presence presence = host -> Optional.empty();

  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "kafka");
    }
    FakeComponent unused = scene.component("kafka", "zookeeper");
  }

  @Test
  void aHostThatAnswersIsNotGoneAndNobodyIsConnectedTo() {
    presence = host -> Optional.of("10.0.0.3 takes SSH connections");
    Hosts hosts = run("c");

    Event.Failed failed = scene.events(Event.Failed.class).get(0);
    assertThat(scene.exit()).isEqualTo(3);
    assertThat(failed.host()).isEqualTo("c");
    assertThat(failed.why()).isEqualTo("10.0.0.3 takes SSH connections");
    assertThat(failed.next()).contains("without --gone", "power it off");
    assertThat(scene.journal.lines()).isEmpty();
    assertThat(hosts.untouched()).containsExactly("a", "b", "c");
  }

  @Test
  void whereThatCannotBeToldNobodyIsConnectedTo() {
    presence =
        host -> {
          throw new SessionException(host.name(), "presence unknown", "no such name", "Mend it.");
        };
    Hosts unused = run("c");

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(scene.journal.lines()).isEmpty();
  }

  @Test
  void anotherOneThatCannotBeReachedStopsItAndTheGoneOneIsNotConnectedTo() {
    scene.nodes.get("b").unreachable = "no route";
    Hosts unused = run("c");

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(scene.events(Event.Failed.class)).extracting(Event.Failed::host).contains("b");
    assertThat(scene.journal.of("c ")).isEmpty();
    assertThat(scene.journal.of("settle")).isEmpty();
  }

  @Test
  void everybodyElseMustBeTold() {
    scene.limit = List.of("a");
    assertThatThrownBy(() -> run("c")).isInstanceOf(BadInputException.class);
    assertThat(scene.journal.lines()).isEmpty();
  }

  @Test
  void aHostThatTheInventoryDoesNotHaveIsBadInput() {
    assertThatThrownBy(() -> run("d")).isInstanceOf(BadInputException.class);
  }

  @Test
  void onlyWhoSaysNothingAtAnyPortIsSilent() {
    Answer late = new Answer.Failure("10.77.0.11:9092: no answer within 1500 ms", false);
    Answer dead = new Answer.Failure("10.77.0.11:9092: No route to host", false);

    assertThat(silent(late)).isInstanceOf(Verdict.Pass.class);
    assertThat(silent(dead)).isInstanceOf(Verdict.Pass.class);
    assertThat(silent(new Answer.Text("")))
        .isEqualTo(new Verdict.Never("10.77.0.11:9092 takes connections: it is not gone"));
    assertThat(silent(new Answer.Failure("10.77.0.11:9092: connection refused", false)))
        .isEqualTo(
            new Verdict.Never("10.77.0.11:9092 refuses connections: a machine is there, and runs"));
    for (String untold : List.of("the name is not known here", "Network is unreachable")) {
      assertThat(silent(new Answer.Failure(untold, false)))
          .isEqualTo(new Verdict.Never("whether it answers cannot be told: " + untold));
    }
    assertThat(silent(new Answer.Failure("node2 cannot be asked", true)))
        .isInstanceOf(Verdict.Never.class);
  }

  /** Of two ports the second one answers so. */
  private static Verdict silent(Answer second) {
    Host gone = Sites.one().hosts.get("node1");
    return new Silent("kafka", "node2", gone, new TreeSet<>(List.of(22, 9092)))
        .ask(
            (host, question) -> {
              assertThat(host).isEqualTo("node2");
              return question instanceof Question.Connect to && to.port() == 9092
                  ? second
                  : new Answer.Failure("10.77.0.11:22: no answer within 1500 ms", false);
            });
  }

  private Hosts run(String host) {
    Remove.Wish wish = new Remove.Wish(host, 1 << 20, false, null, Consent.GIVEN, "me");
    return scene.run(new RemoveGone(wish, presence));
  }
}
