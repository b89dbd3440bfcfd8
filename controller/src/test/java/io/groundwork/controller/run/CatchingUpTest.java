package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How long one waits for a member that copies what it missed, and what one hears meanwhile. */
class CatchingUpTest {
  private static final Asking NOBODY = (host, question) -> new Answer.Text("");
  private final List<String> told = new ArrayList<>();
  private Verdict verdict = new Verdict.NotYet("1 of 6 partitions not in full ISR");
  private OptionalLong left = OptionalLong.empty();
  private long now;

  private final CatchingUp catching =
      new CatchingUp(
          new Sync(),
          new BytesLeft(asking -> left, told::add, () -> now),
          Duration.ofMinutes(30),
          Duration.ofDays(7),
          () -> now);

  /** Whether whoever began to wait at zero waits on. */
  private boolean waitsOn() {
    return now < catching.patience().toNanos();
  }

  private Verdict after(Duration time) {
    now += time.toNanos();
    return catching.ask(NOBODY);
  }

  @Test
  void aLargePartitionIsWaitedForAsLongAsItsBytesGetFewer() {
    for (int gigabytes = 900; gigabytes > 0; gigabytes -= 100) {
      left = OptionalLong.of(gigabytes * 1_000_000_000L);
      assertThat(after(Duration.ofMinutes(20))).isInstanceOf(Verdict.NotYet.class);
      assertThat(waitsOn()).isTrue();
    }
    assertThat(told).hasSize(9).last().asString().endsWith("; 100 GB left to copy");
    verdict = new Verdict.Pass("6 partitions, all in full ISR");
    assertThat(after(Duration.ofMinutes(20))).isSameAs(verdict);
  }

  @Test
  void whatDoesNotChangeForHalfAnHourIsNotWaitedForAnyLonger() {
    left = OptionalLong.of(1000);
    assertThat(after(Duration.ZERO)).isInstanceOf(Verdict.NotYet.class);
    assertThat(after(Duration.ofMinutes(29))).isInstanceOf(Verdict.NotYet.class);
    assertThat(waitsOn()).isTrue();
    assertThat(after(Duration.ofMinutes(1)))
        .isEqualTo(
            new Verdict.NotYet(
                "1 of 6 partitions not in full ISR; 1.0 kB left to copy; nothing of that has"
                    + " changed for 30 minutes"));
    assertThat(waitsOn()).isFalse();
  }

  @Test
  void whatClientsWriteMeanwhileIsNoStep() {
    left = OptionalLong.of(1000);
    assertThat(after(Duration.ZERO)).isInstanceOf(Verdict.NotYet.class);
    for (int minute = 1; minute <= 30; minute++) {
      left = OptionalLong.of(1000 + minute);
      assertThat(after(Duration.ofMinutes(1))).isInstanceOf(Verdict.NotYet.class);
    }
    assertThat(waitsOn()).isFalse();
  }

  @Test
  void bytesAloneAreToldNoMoreOftenThanEveryHalfMinuteAndNewWordsAtOnce() {
    for (int second = 0; second < 60; second++) {
      left = OptionalLong.of(1000 - second);
      assertThat(after(Duration.ofSeconds(1))).isInstanceOf(Verdict.NotYet.class);
    }
    assertThat(told).hasSize(2);
    verdict = new Verdict.NotYet("0 of 7 partitions not in full ISR");
    assertThat(after(Duration.ofSeconds(1))).isInstanceOf(Verdict.NotYet.class);
    assertThat(told).hasSize(3);
  }

  @Test
  void whereNobodyCanTellTheBytesTheGatesOwnWordsDecide() {
    assertThat(after(Duration.ZERO)).isEqualTo(verdict);
    assertThat(after(Duration.ofMinutes(20))).isInstanceOf(Verdict.NotYet.class);
    verdict = new Verdict.NotYet("0 of 6 partitions not in full ISR");
    assertThat(after(Duration.ofMinutes(9))).isEqualTo(verdict);
    assertThat(after(Duration.ofMinutes(29))).isInstanceOf(Verdict.NotYet.class);
    assertThat(waitsOn()).isTrue();
    assertThat(after(Duration.ofMinutes(1))).isInstanceOf(Verdict.NotYet.class);
    assertThat(waitsOn()).isFalse();
  }

  /** Says what the test has it say. */
  private final class Sync implements Gate {
    @Override
    public String name() {
      return "partitions in sync";
    }

    @Override
    public String component() {
      return "kafka";
    }

    @Override
    public boolean writes() {
      return false;
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    @Override
    public Verdict ask(Asking asking) {
      return verdict;
    }
  }
}
