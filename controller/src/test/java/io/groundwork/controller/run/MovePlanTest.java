package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.controller.run.MovePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovePlanTest {

  private static Held held(int number, List<Integer> replicas, long... bytes) {
    List<Long> sizes = new ArrayList<>();
    for (long each : bytes) {
      sizes.add(each);
    }
    return new Held("t", number, replicas.get(0), replicas, replicas, List.of(), List.of(), sizes);
  }

  private static MovePlan plan(Held... partitions) {
    return MovePlan.of(
        new Answer.Layout(List.of(0, 1, 2), List.of(partitions), List.of()), Set.of(0, 1, 2));
  }

  @Test
  void whatIsEvenStays() {
    assertThat(plan(held(0, List.of(0), 5), held(1, List.of(1), 5), held(2, List.of(2), 5)).steps())
        .isEmpty();
  }

  @Test
  void itSaysWhatEachBrokerGets() {
    MovePlan plan =
        plan(
            held(0, List.of(0, 1), 3_000_000, 2_900_000),
            held(1, List.of(1, 0), 1_500_000, 1_500_000),
            held(2, List.of(0, 1), 1_000_000, 1_000_000));
    assertThat(plan.lines(1_000_000, Map.of(0, "node1", 1, "node2", 2, "node3")))
        .contains(
            "2 of 3 partitions change, 2.5 MB to copy; with 1.0 MB/s into each broker that takes 2"
                + " s or more",
            "broker 2 (node3): replicas 0 -> 2, preferred leaders 0 -> 1, receives 2.5 MB");
    assertThat(plan.steps()).extracting(Step::copied).containsExactly(1_000_000L, 1_500_000L);
  }

  @Test
  void whatSomebodyHasGivenOtherReplicasSinceIsNotPutBack() {
    List<Step> steps =
        plan(
                held(0, List.of(0, 1), 3, 3),
                held(1, List.of(1, 0), 2, 2),
                held(2, List.of(0, 1), 1, 1))
            .steps();
    assertThat(steps).extracting(step -> step.move().toString()).containsExactly("t-2", "t-1");
    Answer.Layout now =
        new Answer.Layout(
            List.of(0, 1, 2),
            List.of(held(0, List.of(0, 1), 3, 3), held(1, List.of(1, 0, 2), 2, 2, 2)),
            List.of());
    assertThat(MovePlan.unchanged(steps, now)).isEmpty();
    Answer.Layout same =
        new Answer.Layout(List.of(), List.of(held(2, List.of(0, 1), 1)), List.of());
    assertThat(MovePlan.unchanged(steps, same)).containsExactly(steps.get(0));
  }

  @Test
  void aPartIsAMinutesWorkAndAtLeastOneMove() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var move = new io.groundwork.agent.question.Move("t", i, List.of(0), List.of(1));
      steps.add(new Step(move, i < 3 ? 30 : 100));
    }
    assertThat(MovePlan.batches(steps, 1)).extracting(List::size).containsExactly(2, 1, 1, 1);
    assertThat(MovePlan.batches(steps, 100)).hasSize(1);
    assertThat(MovePlan.batches(List.of(), 1)).isEmpty();
  }

  @Test
  void whatIsUnderWayIsReadBackAsTheMovesThatWereBegun() {
    Held moving =
        new Held(
            "t",
            0,
            0,
            List.of(3, 0, 1),
            List.of(0, 1),
            List.of(3),
            List.of(1),
            List.of(40L, 100L, 90L));
    assertThat(moving.left()).isEqualTo(60);
    Answer.Layout layout =
        new Answer.Layout(List.of(0, 1, 3), List.of(moving, held(1, List.of(0), 7)), List.of());
    assertThat(Moving.underWay(layout))
        .singleElement()
        .satisfies(step -> assertThat(step.move().from()).containsExactly(0, 1))
        .satisfies(step -> assertThat(step.move().to()).containsExactly(3, 0))
        .satisfies(step -> assertThat(step.bytes()).isEqualTo(100));
  }

  @Test
  void whatIsUnderWayIsPlannedFromWhereItIsToBe() {
    Held moving =
        new Held(
            "t",
            0,
            0,
            List.of(3, 0, 1),
            List.of(0, 1),
            List.of(3),
            List.of(1),
            List.of(0L, 100L, 100L));
    Answer.Layout layout = new Answer.Layout(List.of(0, 1, 2), List.of(moving), List.of());
    List<Step> steps = MovePlan.of(layout, Set.of(0, 1, 2)).steps();
    assertThat(steps)
        .singleElement()
        .satisfies(step -> assertThat(step.move().from()).containsExactly(3, 0))
        .satisfies(step -> assertThat(step.move().to()).hasSize(2).doesNotContain(3));
    assertThat(MovePlan.unchanged(steps, layout)).isEqualTo(steps);
  }

  @Test
  void sizesAreReadable() {
    assertThat(MovePlan.size(0)).isEqualTo("0 B");
    assertThat(MovePlan.size(999)).isEqualTo("999 B");
    assertThat(MovePlan.size(1_250_000_000)).isEqualTo("1.3 GB");
    assertThat(MovePlan.size(250_000)).isEqualTo("250 kB");
  }
}
