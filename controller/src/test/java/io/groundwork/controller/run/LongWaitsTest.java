package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Keeper;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.gate.Pause;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdict.Never;
import io.groundwork.controller.gate.Verdict.NotYet;
import io.groundwork.controller.gate.Verdict.Pass;
import io.groundwork.controller.report.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a gate waits for a service that starts, with a keeper whose clock is ours. */
class LongWaitsTest {
  private static final long MINUTE = 60;
  private static final Verdict CLOSED = new NotYet("broker 1 not registered");
  private final Time time = new Time();
  private final List<Event> events = new ArrayList<>();

  /** What the node shows and the gate says, by the second. */
  private LongFunction<Map<String, String>> unit = second -> process(7, 0, "");

  private LongFunction<Verdict> says = second -> CLOSED;
  private boolean through;
  private boolean lasts;
  private int looks;
  private int diagnosed;

  private final Asking asking =
      (host, question) -> {
        assertThat(host).isEqualTo("node2");
        assertThat(question).isInstanceOf(Question.UnitWork.class);
        looks++;
        return new Answer.Tree(unit.apply(time.second()));
      };

  private static Map<String, String> process(int pid, long bytes, String words) {
    return Map.of(
        "active", "active", "sub", "running", "pid", "" + pid, "bytes", "" + bytes, "words", words);
  }

  private static Map<String, String> state(String active, String sub) {
    return Map.of("active", active, "sub", sub, "pid", "0");
  }

  private Verdict waited() throws InterruptedException {
    return waited(gate -> gate);
  }

  private Verdict waited(Function<Gate, Gate> as) throws InterruptedException {
    LongWaits waits =
        new LongWaits(
            events::add,
            suspect -> {
              diagnosed++;
              return lasts;
            },
            time::nanos);
    return new Keeper(time).await(waits.follow(as.apply(new Registered())), asking);
  }

  private List<String> notes() {
    return events.stream()
        .filter(Event.Note.class::isInstance)
        .map(event -> ((Event.Note) event).text())
        .toList();
  }

  @Test
  void aStartThatReadsOnIsWaitedForFarLongerThanThePatience() throws InterruptedException {
    unit = second -> process(7, second * 50_000_000, "");
    says = second -> second < 40 * MINUTE ? CLOSED : new Pass("id 1");
    assertThat(waited()).isEqualTo(new Pass("id 1"));
    assertThat(time.second()).isBetween(40 * MINUTE, 40 * MINUTE + 2);
    assertThat(notes()).hasSizeBetween(60, 80).first().asString().startsWith("waiting: broker 1");
    assertThat(notes().get(60)).contains(" GB read and written so far");
  }

  @Test
  void itsOwnWordsCountWhereTheKernelCountsNothing() throws InterruptedException {
    unit =
        second -> {
          Map<String, String> seen = new HashMap<>(process(7, 0, second / 60 + " of 20"));
          seen.remove("bytes");
          return seen;
        };
    says = second -> second < 19 * MINUTE ? CLOSED : new Pass("id 1");
    assertThat(waited()).isEqualTo(new Pass("id 1"));
    assertThat(notes()).contains("waiting: broker 1 not registered; far: 12 of 20");
  }

  @Test
  void withoutAnySignItIsThePatienceAndNoMore() throws InterruptedException {
    unit = second -> process(7, 200_000_000 + second * 1000, "");
    assertThat(waited()).isEqualTo(CLOSED);
    assertThat(time.second()).isEqualTo(90);
    assertThat(notes()).isEmpty();
  }

  @Test
  void aRecoveryThatStopsIsWaitedForItsPatienceFromTheLastStep() throws InterruptedException {
    unit = second -> process(7, Math.min(second, 600) * 50_000_000, "3 of 10");
    assertThat(waited())
        .isEqualTo(
            new NotYet(
                "broker 1 not registered; far: 3 of 10; 30.0 GB read and written so far; nothing"
                    + " of that has changed for 90 s"));
    assertThat(time.second()).isBetween(600 + 90L, 600 + 100L);
  }

  @Test
  void aServiceThatEndsAgainAndAgainGetsNoMoreThanThePatience() throws InterruptedException {
    // Each process reads 150 MB to start, and ends after eight seconds; five later the next comes.
    unit =
        second ->
            second % 13 < 8
                ? process((int) (7 + second / 13), 150_000_000 * (second % 13 + 1) / 8, "1 of 3")
                : state("activating", "auto-restart");
    assertThat(waited()).isInstanceOf(NotYet.class);
    assertThat(time.second()).isEqualTo(90);
    assertThat(diagnosed).isGreaterThan(3);
  }

  @Test
  void aSlowLoopOfEndsIsNotFollowedForEver() throws InterruptedException {
    unit = second -> process((int) (7 + second / 300), second % 300 * 50_000_000, "");
    assertThat(waited()).isInstanceOf(NotYet.class);
    assertThat(time.second()).isBetween(900L, 1000L);
  }

  @Test
  void oneEndAndThenALongRecoveryIsWaitedFor() throws InterruptedException {
    // The session of the broker before is still known: it ends once, and then recovers.
    unit = second -> process(second < 20 ? 7 : 8, second * 50_000_000, "");
    says = second -> second < 20 * MINUTE ? CLOSED : new Pass("id 1");
    assertThat(waited()).isEqualTo(new Pass("id 1"));
  }

  @Test
  void anEndForACauseThatLastsEndsTheWaitingAtOnce() throws InterruptedException {
    lasts = true;
    unit = second -> second < 3 ? process(7, 1_000_000, "") : state("activating", "auto-restart");
    assertThat(waited())
        .isEqualTo(
            new Never(
                "broker 1 not registered; kafka.service ended, for a reason that waiting does not"
                    + " mend"));
    assertThat(time.second()).isLessThanOrEqualTo(6);
  }

  @Test
  void aLivingProcessIsNotDiagnosed() throws InterruptedException {
    lasts = true;
    assertThat(waited()).isEqualTo(CLOSED);
    assertThat(diagnosed).isZero();
  }

  @Test
  void aUnitThatNobodyStartsAgainIsNotWaitedFor() throws InterruptedException {
    unit = second -> state("failed", "failed");
    assertThat(waited())
        .isEqualTo(
            new Never(
                "broker 1 not registered; kafka.service is failed, and systemd does not start it"
                    + " again"));
    assertThat(time.second()).isLessThanOrEqualTo(12);
  }

  @Test
  void aMomentBetweenTwoProcessesIsNoEndOfAllHope() throws InterruptedException {
    unit = second -> second < 8 ? state("inactive", "dead") : process(7, 0, "");
    says = second -> second < 40 ? CLOSED : new Pass("id 1");
    assertThat(waited()).isEqualTo(new Pass("id 1"));
  }

  @Test
  void whatAServesClientsReadIsNoStart() throws InterruptedException {
    through = true;
    unit = second -> process(7, second * 50_000_000, "");
    assertThat(waited()).isEqualTo(CLOSED);
    assertThat(time.second()).isEqualTo(90);
  }

  @Test
  void noStartIsFollowedLongerThanItMayTake() throws InterruptedException {
    unit = second -> process(7, second * 50_000_000, "");
    assertThat(waited()).isInstanceOf(NotYet.class);
    assertThat(time.second()).isEqualTo(3600);
  }

  @Test
  void whoOnlyVerifiesIsToldHowFarItIsAndDoesNotWait() throws InterruptedException {
    unit = second -> process(7, second * 50_000_000, "3 of 10");
    assertThat(waited(Hurried::new)).isEqualTo(new NotYet("broker 1 not registered; far: 3 of 10"));
    assertThat(time.second()).isEqualTo(15);
  }

  @Test
  void aServiceThatIsUpWithinSecondsIsNotLookedAt() throws InterruptedException {
    says = second -> second < 4 ? CLOSED : new Pass("id 1");
    assertThat(waited()).isEqualTo(new Pass("id 1"));
    assertThat(looks).isZero();
  }

  @Test
  void twoGatesOfOneServiceLookOnce() {
    LongWaits waits = new LongWaits(events::add, suspect -> false, time::nanos);
    Gate one = waits.follow(new Registered());
    Gate two = waits.follow(new Registered());
    for (int second = 0; second < 60; second++) {
      assertThat(one.ask(asking)).isInstanceOf(NotYet.class);
      assertThat(two.ask(asking)).isInstanceOf(NotYet.class);
      time.wait(Duration.ofSeconds(1));
    }
    assertThat(looks).isEqualTo(11);
  }

  @Test
  void whoWaitsWhenAllOthersHaveEndedLooksAnew() throws InterruptedException {
    LongWaits waits = new LongWaits(events::add, suspect -> true, time::nanos);
    Gate gate = new Registered();
    for (int pid : new int[] {7, 8}) {
      // The next waiting is for another process, which somebody has started.
      unit = second -> process(pid, 0, "");
      assertThat(new Keeper(time).await(waits.follow(gate), asking)).isEqualTo(CLOSED);
      waits.end(gate);
    }
    assertThat(looks).isPositive();
  }

  @Test
  void replicasThatComeInOneAfterTheOtherAreWaitedFor() throws InterruptedException {
    says =
        second ->
            second < 60 * MINUTE
                ? new NotYet(12 - second / (5 * MINUTE) + " of 120 partitions not in full ISR")
                : new Pass("120 partitions, all in full ISR");
    assertThat(insync()).isInstanceOf(Pass.class);
    assertThat(notes()).contains("waiting: 3 of 120 partitions not in full ISR");
  }

  @Test
  void replicasThatDoNotComeInAreNotWaitedForLongerThanThePatience() throws InterruptedException {
    says = second -> new NotYet("12 of 120 partitions not in full ISR");
    assertThat(insync())
        .isEqualTo(
            new NotYet(
                "12 of 120 partitions not in full ISR; nothing of that has changed for 10"
                    + " minutes"));
    assertThat(time.second()).isEqualTo(10 * MINUTE);
  }

  @Test
  void replicasAreWaitedForAsLongAsTheirBrokerIsComingUp() {
    // All gates are asked at once where nothing was to be changed, after a power cut say.
    LongWaits waits = new LongWaits(events::add, suspect -> false, time::nanos);
    Gate registered = waits.follow(new Registered());
    Gate insync = waits.follow(insync(new Registered()));
    unit = second -> process(7, Math.min(second, 40 * MINUTE) * 50_000_000, "");
    for (int second = 0; second < 40 * MINUTE; second++) {
      assertThat(registered.ask(asking)).isInstanceOf(NotYet.class);
      assertThat(insync.ask(asking)).isInstanceOf(NotYet.class);
      assertThat(insync.patience()).isGreaterThan(Duration.ofSeconds(second));
      time.wait(Duration.ofSeconds(1));
    }
    assertThat(insync.patience())
        .isBetween(Duration.ofMinutes(49), Duration.ofMinutes(50).plusSeconds(10));
  }

  private Verdict insync() throws InterruptedException {
    return waited(LongWaitsTest::insync);
  }

  private static Gate insync(Gate gate) {
    return new GateWithin() {
      @Override
      public Gate gate() {
        return gate;
      }

      @Override
      public Duration patience() {
        return Duration.ofMinutes(10);
      }

      @Override
      public boolean nears() {
        return true;
      }

      @Override
      public @Nullable LongStart longStart() {
        return null;
      }
    };
  }

  /** Time that passes when somebody waits. */
  private static final class Time implements Pause {
    private long now;

    long second() {
      return now / 1_000_000_000;
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void wait(Duration time) {
      now += time.toNanos();
    }
  }

  /** Says what the test has it say, of a service whose start may take an hour. */
  private final class Registered implements Gate {
    @Override
    public String name() {
      return "broker registered";
    }

    @Override
    public String component() {
      return "kafka";
    }

    @Override
    public String host() {
      return "node2";
    }

    @Override
    public boolean writes() {
      return false;
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(90);
    }

    @Override
    public Suspect suspect() {
      return new Suspect("node2", "kafka.service", 9092, "/data");
    }

    @Override
    public LongStart longStart() {
      return new LongStart() {
        @Override
        public Duration most() {
          return Duration.ofHours(1);
        }

        @Override
        public String far(String words) {
          return words.isEmpty() ? "" : "far: " + words;
        }

        @Override
        public boolean through(Asking asking) {
          return through;
        }
      };
    }

    @Override
    public Verdict ask(Asking asking) {
      return says.apply(time.second());
    }
  }
}
