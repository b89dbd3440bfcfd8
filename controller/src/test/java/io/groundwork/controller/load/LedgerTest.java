package io.groundwork.controller.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private long now;
  private final Ledger ledger = new Ledger(2, () -> now);

  @Test
  void anAcknowledgedMessageThatTheLogDoesNotHaveIsLost() {
    int there = ledger.send(0);
    int gone = ledger.send(0);
    ledger.acknowledge(0, there);
    ledger.acknowledge(0, gone);
    LoadReport report = ledger.report(new int[] {1, 0});
    assertThat(report.lost()).isEqualTo(1);
    assertThat(report.unseen()).isEqualTo(2);
    assertThat(report.duplicates()).isZero();
  }

  @Test
  void aRefusedMessageIsNotLostAndMayBeThereAllTheSame() {
    ledger.send(0);
    ledger.send(1);
    ledger.refuse(0, "NotEnoughReplicas");
    ledger.refuse(1, "Timeout");
    LoadReport report = ledger.report(new int[] {0, 1});
    assertThat(report.lost()).isZero();
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.refusal()).isEqualTo("NotEnoughReplicas");
  }

  @Test
  void eachTimeMoreInTheLogIsADuplicate() {
    ledger.acknowledge(0, ledger.send(0));
    ledger.acknowledge(0, ledger.send(0));
    assertThat(ledger.report(new int[] {3, 1}).duplicates()).isEqualTo(2);
  }

  @Test
  void aPartitionIsUnavailableWhileMessagesWaitAndNotWhileNoneAreSent() {
    int first = ledger.send(0);
    now = millis(5);
    ledger.acknowledge(0, first);
    now = millis(900);
    int second = ledger.send(0);
    now = millis(910);
    ledger.send(0);
    now = millis(930);
    ledger.acknowledge(0, second);
    now = millis(1000);
    assertThat(ledger.report(new int[3]).unavailable())
        .containsEntry(0, Duration.ofMillis(70))
        .containsEntry(1, Duration.ZERO);
  }

  @Test
  void aRefusalDoesNotMakeAPartitionAvailable() {
    ledger.send(1);
    now = millis(400);
    ledger.refuse(1, "Timeout");
    now = millis(500);
    int next = ledger.send(1);
    now = millis(600);
    ledger.acknowledge(1, next);
    assertThat(ledger.report(new int[2]).longestUnavailable()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void itIsSettledWhenNothingWaitsAndAllThatWasAcknowledgedIsConsumed() {
    int number = ledger.send(0);
    assertThat(ledger.settled()).isFalse();
    ledger.acknowledge(0, number);
    assertThat(ledger.settled()).isFalse();
    ledger.see(number);
    assertThat(ledger.settled()).isTrue();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
