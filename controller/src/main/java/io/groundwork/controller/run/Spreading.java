package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.report.Event.Outcome;
import io.groundwork.controller.run.MovePlan.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deals Kafka's partitions out to some of the brokers: first the plan, then the moves. */
final class Spreading {
  /** Moves that are told one by one before somebody agrees to all of them. */
  private static final int TOLD = 100;

  /** The plan's time grows with the square; from here on it is seconds. */
  private static final int MANY = 5000;

  private final Stage stage;
  private final Mover mover;
  private final long bytesPerSecond;
  private final boolean dryRun;
  private final Moving moving;
  private List<Step> steps = List.of();
  private boolean throttled;

  Spreading(Stage stage, Mover mover, long bytesPerSecond, boolean dryRun) {
    this.stage = stage;
    this.mover = mover;
    this.bytesPerSecond = bytesPerSecond;
    this.dryRun = dryRun;
    this.moving = new Moving(stage, mover, bytesPerSecond);
  }

  /**
   * Makes the plan and tells it, when what an earlier run began has ended and all is in sync.
   *
   * @param brokers ids of those that are to hold partitions
   * @return how many partitions change
   */
  int plan(Set<Integer> brokers) {
    Answer.Layout layout = settled();
    strangers(layout);
    tell(of(layout, brokers), layout);
    return steps.size();
  }

  /**
   * The same for those that stay when one leaves; where no partition is elsewhere any more, nothing
   * is dealt out anew.
   */
  void drain(Set<Integer> stay) {
    Answer.Layout layout = settled();
    strangers(layout);
    boolean left = layout.partitions().stream().allMatch(p -> stay.containsAll(p.replicas()));
    if (left) {
      throttled = !layout.throttled().isEmpty();
      moving.note("no partition is on it: none moves");
    } else {
      tell(of(layout, stay), layout);
    }
  }

  /** What a rack takes with it when it is lost must not become more. */
  private void racks(MovePlan plan) {
    List<String> narrower =
        plan.steps().stream()
            .filter(s -> mover.racks(s.move().to()) < mover.racks(s.move().from()))
            .map(s -> s.move().toString())
            .toList();
    if (!narrower.isEmpty()) {
      throw stage.refuse(
          null,
          "replicas would stand in fewer racks: " + Some.of(narrower),
          "the plan counts brokers, it does not know racks (broker.rack)",
          "Nothing was moved. Move partitions by Kafka's own kafka-reassign-partitions.sh, which"
              + " does.");
    }
  }

  private void tell(MovePlan plan, Answer.Layout layout) {
    racks(plan);
    steps = plan.steps();
    throttled = !layout.throttled().isEmpty();
    plan.lines(bytesPerSecond, mover.names()).forEach(moving::note);
    if (dryRun) {
      steps.forEach(step -> moving.moved(step, Outcome.WOULD_CHANGE));
    } else {
      steps.stream().limit(TOLD).forEach(step -> moving.note(line(step)));
      if (steps.size() > TOLD) {
        moving.note(
            "and "
                + (steps.size() - TOLD)
                + " further partitions; --dry-run --output json tells them all");
      }
    }
  }

  /** Moves what the plan says; in the end no throttle is left, an earlier run's neither. */
  void run() {
    if (!steps.isEmpty()) {
      moving.run(steps);
    }
    if (!steps.isEmpty() || throttled) {
      moving.unthrottle();
    }
  }

  /** Where partitions are when nothing is being moved, and all of them are in sync. */
  private Answer.Layout settled() {
    Answer.Layout layout = moving.layout();
    // A move to a broker that is gone has no end: the plan gives it another one.
    List<Step> underWay =
        Moving.underWay(layout).stream().filter(step -> mover.canEnd(step.move())).toList();
    if (dryRun && !underWay.isEmpty()) {
      moving.note(underWay.size() + " partitions are being moved now; the plan is as if they were");
    } else if (!underWay.isEmpty()) {
      moving.complete(underWay);
      layout = moving.layout();
    }
    if (!dryRun) {
      // Now or not at all: nobody is to wait for what nothing is done about.
      stage.doorkeeper().pass(mover.healthy().stream().<Gate>map(Hurried::new).toList());
    }
    return layout;
  }

  private void strangers(Answer.Layout layout) {
    Set<Integer> strangers = new TreeSet<>(layout.brokers());
    strangers.removeAll(mover.hosts().keySet());
    if (!strangers.isEmpty()) {
      throw stage.refuse(
          null,
          "brokers " + strangers + " are in the cluster, but not in the inventory",
          "where their partitions belong is not known",
          "Put their hosts back into the inventory; to take them out, run groundwork remove --host"
              + " NAME.");
    }
  }

  private MovePlan of(Answer.Layout layout, Set<Integer> brokers) {
    if (layout.partitions().size() >= MANY) {
      moving.note(
          "computing the plan for "
              + layout.partitions().size()
              + " partitions; from 10,000 on that takes minutes");
    }
    try {
      return MovePlan.of(layout, brokers);
    } catch (IllegalArgumentException e) {
      throw stage.refuse(
          null,
          "brokers " + brokers + " are too few",
          String.valueOf(e.getMessage()),
          mover.missing().isEmpty()
              ? "Add a broker first, or give the topic fewer replicas."
              : "Put a new machine in the place of "
                  + mover.missing()
                  + " (groundwork rebuild), or give the topic fewer replicas.");
    }
  }

  private static String line(Step step) {
    return "partition "
        + step.move()
        + ": "
        + step.move().from()
        + " -> "
        + step.move().to()
        + ", "
        + MovePlan.size(step.copied());
  }
}
