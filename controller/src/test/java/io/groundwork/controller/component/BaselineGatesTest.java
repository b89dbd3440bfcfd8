package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Traits;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.baseline.BaselineComponent;
import io.groundwork.controller.component.baseline.BaselineSettings;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdict.Never;
import io.groundwork.controller.gate.Verdict.NotYet;
import io.groundwork.controller.gate.Verdict.Pass;
import io.groundwork.inventory.Host;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the baseline's gates make of what nodes say, on old connections and new ones. */
class BaselineGatesTest {
  private final Sites sites = Sites.three();
  private final Map<String, Long> clocks = new HashMap<>();
  private Answer here = new Answer.Text("waits to be confirmed");
  private Answer fresh = new Answer.Text("confirmed");

  private final Asking asking =
      new Asking() {
        @Override
        public Answer ask(String host, Question question) {
          return question instanceof Question.Clock
              ? new Answer.Text(Long.toString(System.currentTimeMillis() + clocks.get(host)))
              : here;
        }

        @Override
        public Answer askAfresh(String host, Question question) {
          assertThat(question).isInstanceOf(Question.Confirm.class);
          return fresh;
        }
      };

  private Gate gate(String name) {
    for (String host : List.copyOf(sites.hosts.keySet())) {
      Host old = sites.hosts.get(host);
      Map<String, Record> settings = new LinkedHashMap<>(old.settings());
      settings.put(
          "baseline",
          new BaselineSettings(
              BaselineSettings.Firewall.OPEN,
              List.of(),
              BaselineSettings.SeLinux.LEAVE,
              BaselineSettings.Time.CHRONY,
              List.of(),
              Map.of(),
              BaselineSettings.HugePages.LEAVE,
              Map.of(),
              List.of(),
              List.of()));
      sites.hosts.put(
          host,
          new Host(
              host, old.address(), old.roles(), old.ssh(), old.sudo(), old.accept(), settings));
    }
    assertThat(sites.facts.get("node1").traits()).isEqualTo(Traits.NONE);
    return new BaselineComponent()
        .phases(sites.site()).stream()
            .flatMap(p -> p.gates().stream())
            .filter(g -> g.name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private Verdict getsIn() {
    return gate("controller still gets in (firewall)").ask(asking);
  }

  @Test
  void aChangeIsConfirmedOverANewConnection() {
    assertThat(getsIn()).isEqualTo(new Pass("confirmed over a new connection"));
  }

  @Test
  void whereNothingWaitsNoConnectionIsOpened() {
    here = new Answer.Text("nothing waits");
    fresh = new Answer.Failure("must not be asked", true);
    assertThat(getsIn()).isEqualTo(new Pass("no change waits to be confirmed"));
  }

  @Test
  void whileNoConnectionComesInTheGateWaitsForTheNodeToTakeTheChangeBack() {
    fresh = new Answer.Failure("cannot be reached: connect timed out", false);
    assertThat(getsIn()).isInstanceOf(NotYet.class).asString().contains("connect timed out");
  }

  @Test
  void aChangeThatWasTakenBackIsToldAsThat() {
    here = new Answer.Failure("the session is gone", true);
    fresh = new Answer.Failure("was taken back", true);
    assertThat(getsIn()).isInstanceOf(Never.class).asString().contains("has taken it back");
  }

  @Test
  void clocksWithinHalfASecondAreInStep() {
    clocks.putAll(Map.of("node1", 0L, "node2", 200L, "node3", -200L));
    assertThat(gate("clocks in step").ask(asking)).isInstanceOf(Pass.class);
  }

  @Test
  void theClockThatIsFarFromTheMedianIsNamed() {
    clocks.putAll(Map.of("node1", 10_000L, "node2", 10_100L, "node3", 0L));
    assertThat(gate("clocks in step").ask(asking))
        .isInstanceOf(NotYet.class)
        .asString()
        .contains("node3's clock is ")
        .contains("behind the median");
  }
}
