package io.groundwork.controller.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Verdict.Never;
import io.groundwork.controller.gate.Verdict.NotYet;
import io.groundwork.controller.gate.Verdict.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private final FakeTime time = new FakeTime();
  private final Asking nobody = (host, question) -> new Answer.Failure("nobody", false);

  @Test
  void asksAtOnceAndDoesNotWaitForAnOpenGate() throws InterruptedException {
    Verdict verdict = new Keeper(time).await(new Scripted(9, n -> new Pass("open")), nobody);
    assertThat(verdict).isEqualTo(new Pass("open"));
    assertThat(time.waits).isEmpty();
  }

  @Test
  void asksAgainUntilTheGateOpens() throws InterruptedException {
    Scripted gate = new Scripted(60, n -> n < 5 ? new NotYet("at " + n) : new Pass("open"));
    assertThat(new Keeper(time).await(gate, nobody)).isEqualTo(new Pass("open"));
    assertThat(time.waits).hasSize(5);
  }

  @Test
  void waitsFiftyMillisecondsAtFirstAndASecondAtMost() throws InterruptedException {
    Verdict unused = new Keeper(time).await(new Scripted(60, n -> new NotYet("no")), nobody);
    assertThat(time.waits.get(0)).isEqualTo(Duration.ofMillis(50));
    assertThat(time.waits).allMatch(w -> w.compareTo(Duration.ofSeconds(1)) <= 0);
    assertThat(time.waits).contains(Duration.ofSeconds(1));
  }

  @Test
  void givesTheLastReasonWhenPatienceIsAtItsEndAndNotLater() throws InterruptedException {
    Scripted gate = new Scripted(90, n -> new NotYet("reason " + n));
    Verdict verdict = new Keeper(time).await(gate, nobody);
    assertThat(verdict).isEqualTo(new NotYet("reason " + (gate.asked - 1)));
    assertThat(time.now).isEqualTo(Duration.ofSeconds(90).toNanos());
  }

  @Test
  void waitsOnWhereThePatienceGrowsMeanwhile() throws InterruptedException {
    // Until the twentieth asking it has a minute from now on, each time.
    Scripted[] gate = new Scripted[1];
    gate[0] =
        new Scripted(
            60,
            n -> {
              gate[0].seconds = n < 20 ? time.now / 1_000_000_000 + 60 : gate[0].seconds;
              return new NotYet("no");
            });
    Verdict unused = new Keeper(time).await(gate[0], nobody);
    assertThat(Duration.ofNanos(time.now)).isEqualTo(Duration.ofSeconds(gate[0].seconds));
    assertThat(gate[0].seconds).isGreaterThan(60);
  }

  @Test
  void doesNotWaitForWhatIsClosedForGood() throws InterruptedException {
    Scripted gate = new Scripted(90, n -> n == 0 ? new NotYet("no") : new Never("never"));
    assertThat(new Keeper(time).await(gate, nobody)).isEqualTo(new Never("never"));
    assertThat(gate.asked).isEqualTo(2);
  }

  @Test
  void endsAtOnceWhenItsThreadIsInterrupted() {
    Scripted gate =
        new Scripted(
            90,
            n -> {
              Thread.currentThread().interrupt();
              return new NotYet("no");
            });
    assertThatThrownBy(() -> new Keeper(time).await(gate, nobody))
        .isInstanceOf(InterruptedException.class);
    assertThat(gate.asked).isEqualTo(1);
  }

  private static final class FakeTime implements Pause {
    private final List<Duration> waits = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void wait(Duration time) {
      waits.add(time);
      now += time.toNanos();
    }
  }

  private static final class Scripted implements Gate {
    private long seconds;
    private final IntFunction<Verdict> script;
    private int asked;

    Scripted(long seconds, IntFunction<Verdict> script) {
      this.seconds = seconds;
      this.script = script;
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public String component() {
      return "test";
    }

    @Override
    public String host() {
      return "node1";
    }

    @Override
    public boolean writes() {
      return false;
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(seconds);
    }

    @Override
    public Verdict ask(Asking asking) {
      Answer unused = asking.ask("node1", new Question.Connect("127.0.0.1", 1, 1));
      return script.apply(asked++);
    }
  }
}
