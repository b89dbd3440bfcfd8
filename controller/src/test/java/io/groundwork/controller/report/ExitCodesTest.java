package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodesTest {

  private static int of(int drift, Event... events) {
    ExitCodes exit = new ExitCodes(drift);
    List.of(events).forEach(exit::add);
    return exit.code();
  }

  private static Event failed(int exit) {
    return new Event.Failed(null, "it", "so", "", exit);
  }

  private static Event resource(Event.Outcome outcome) {
    return new Event.ResourceDone("a", "kafka", "Start", "x", outcome, List.of(), 1, null);
  }

  private static Event gate(String verdict) {
    return new Event.GateAsked(null, "kafka", "g", verdict, "", 1);
  }

  @Test
  void whereSeveralHoldTheFirstOfTheContractsOrderCounts() {
    List<Integer> order = List.of(130, 1, 5, 4, 3, 2);
    for (int i = 0; i < order.size(); i++) {
      for (int j = i; j < order.size(); j++) {
        assertThat(ExitCodes.worse(order.get(i), order.get(j))).isEqualTo(order.get(i));
        assertThat(ExitCodes.worse(order.get(j), order.get(i))).isEqualTo(order.get(i));
      }
      assertThat(ExitCodes.worse(0, order.get(i))).isEqualTo(order.get(i));
    }
  }

  @Test
  void nothingWrongIsZero() {
    assertThat(of(2, resource(Event.Outcome.SAME), resource(Event.Outcome.CHANGED), gate("pass")))
        .isZero();
  }

  @Test
  void whatWouldChangeIsTwoForAPlanAndThreeForVerify() {
    assertThat(of(2, resource(Event.Outcome.WOULD_CHANGE))).isEqualTo(2);
    assertThat(of(3, resource(Event.Outcome.WOULD_CHANGE))).isEqualTo(3);
  }

  @Test
  void stuckResourcesAndClosedGatesAreThree() {
    assertThat(of(2, resource(Event.Outcome.STUCK))).isEqualTo(3);
    assertThat(of(2, gate("not-yet"))).isEqualTo(3);
    assertThat(of(2, gate("never"))).isEqualTo(3);
  }

  @Test
  void anUnknownCodeIsAnErrorOfOurOwnAndNeverZero() {
    assertThat(of(2, failed(77), failed(5))).isEqualTo(77);
  }

  @Test
  void failuresTellTheirOwn() {
    assertThat(of(2, failed(4), gate("never"), failed(130), failed(5))).isEqualTo(130);
  }
}
