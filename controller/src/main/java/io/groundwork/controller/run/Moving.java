package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.resource.Difference;
import io.groundwork.controller.component.kafka.Mover;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Outcome;
import io.groundwork.controller.run.MovePlan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves partitions in batches of about a minute each: throttle, begin, wait until the batch is
 * where it is to be and in sync, next. Before each, the whole cluster must be in sync.
 *
 * <p>What was begun Kafka's controller goes on with, whatever becomes of this run; the throttle is
 * stored with it. So an end in the middle leaves one batch under way and its throttle set, and the
 * next run waits for the batch first; an end between batches leaves nothing: throttles go with
 * their batch.
 */
final class Moving {
  private static final String COMPONENT = "kafka";
  private static final Duration LEAST = Duration.ofMinutes(10);

  /** Brokers have other work, too; a batch that takes longer than this does not get on. */
  private static final int SLOWER = 4;

  private static final int TOLD_PERCENT = 10;
  private final Stage stage;
  private final Mover mover;
  private final long bytesPerSecond;
  private long toldTenth = -1;

  Moving(Stage stage, Mover mover, long bytesPerSecond) {
    this.stage = stage;
    this.mover = mover;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Where all partitions are. */
  Answer.Layout layout() {
    List<Answer.Layout> seen = new ArrayList<>();
    pass(List.of(mover.located(seen::add)));
    return seen.get(seen.size() - 1);
  }

  /** What an earlier run, or another hand, has begun: none where nothing is under way. */
  static List<Step> underWay(Answer.Layout layout) {
    List<Step> steps = new ArrayList<>();
    for (Held each : layout.partitions()) {
      if (each.moves()) {
        List<Integer> from = new ArrayList<>(each.replicas());
        from.removeAll(each.adding());
        List<Integer> to = new ArrayList<>(each.replicas());
        to.removeAll(each.removing());
        Move move = new Move(each.topic(), each.number(), from, to);
        steps.add(new Step(move, each.size()));
      }
    }
    return steps;
  }

  /** Waits for what is under way. */
  void complete(List<Step> steps) {
    note(
        steps.size()
            + " partitions are being moved since an earlier run ("
            + MovePlan.size(steps.stream().mapToLong(Step::copied).sum())
            + "): waiting for them first");
    batch(steps, 0, steps.stream().mapToLong(Step::copied).sum(), false);
    pass(List.of(mover.led(moves(steps))));
  }

  /** Moves them all, and has the preferred leaders lead. */
  void run(List<Step> steps) {
    long all = steps.stream().mapToLong(Step::copied).sum();
    long after = all;
    toldTenth = -1;
    for (List<Step> batch : MovePlan.batches(steps, bytesPerSecond)) {
      stage.stop().check();
      pass(mover.healthy());
      after -= batch.stream().mapToLong(Step::copied).sum();
      List<Step> still = unchanged(batch, layout());
      if (!still.isEmpty()) {
        batch(still, after, all, true);
        unthrottle();
      }
      still.forEach(step -> moved(step, Outcome.CHANGED));
    }
    pass(List.of(mover.led(moves(steps))));
  }

  private List<Step> unchanged(List<Step> batch, Answer.Layout layout) {
    List<Step> still = MovePlan.unchanged(batch, layout);
    List<Step> others = new ArrayList<>(batch);
    others.removeAll(still);
    if (!others.isEmpty()) {
      note(
          "given other replicas by somebody meanwhile, or deleted, and left as they are: "
              + Some.of(others.stream().map(step -> step.move().toString()).toList()));
    }
    return still;
  }

  private void batch(List<Step> batch, long after, long all, boolean begins) {
    List<Move> moves = moves(batch);
    long bytes = batch.stream().mapToLong(Step::copied).sum();
    Duration patience = LEAST.plusSeconds(SLOWER * bytes / bytesPerSecond);
    try {
      pass(List.of(mover.throttled(bytesPerSecond, moves)));
      if (begins) {
        pass(List.of(mover.begun(moves)));
      }
      pass(List.of(mover.done(moves, patience, seen -> progress(moves, seen, after, all))));
    } catch (HaltException e) {
      note(
          "up to "
              + moves.size()
              + " partitions go on being moved by Kafka itself, still throttled; the same command"
              + " waits for them, moves the rest and takes the throttles away");
      throw e;
    }
  }

  /** Takes every throttle away. */
  void unthrottle() {
    pass(List.of(mover.throttled(0, List.of())));
  }

  /** Tells of a move, as done or as to be done. */
  void moved(Step step, Outcome outcome) {
    Move move = step.move();
    int on = step.added().isEmpty() ? move.to().get(0) : step.added().get(0);
    String host = mover.hosts().getOrDefault(on, mover.asker());
    if (outcome == Outcome.CHANGED) {
      stage.standing().touched(host);
    }
    Difference difference =
        new Difference("replicas", move.from().toString(), move.to().toString());
    stage
        .world()
        .events()
        .add(
            new Event.ResourceDone(
                host,
                COMPONENT,
                "Move",
                "partition " + move + " (" + MovePlan.size(step.copied()) + ")",
                outcome,
                List.of(difference),
                0,
                null));
  }

  void note(String text) {
    stage.world().events().add(new Event.Note(null, COMPONENT, text));
  }

  private void progress(List<Move> moves, Answer.Layout seen, long after, long all) {
    Set<String> names = new HashSet<>();
    moves.forEach(move -> names.add(move.toString()));
    long left = after;
    int under = 0;
    for (Held each : seen.partitions()) {
      if (names.contains(each.toString()) && each.moves()) {
        left += each.left();
        under++;
      }
    }
    String text =
        "%d partitions under way, %s of %s left to copy"
            .formatted(under, MovePlan.size(left), MovePlan.size(all));
    stage.world().events().add(new Event.Progress(mover.asker(), COMPONENT + ": " + text));
    long tenth = all == 0 ? 0 : (all - left) * 100 / all / TOLD_PERCENT;
    if (tenth > toldTenth && all > 0) {
      toldTenth = tenth;
      note(text);
    }
  }

  private void pass(List<Gate> gates) {
    stage.doorkeeper().pass(gates);
  }

  private static List<Move> moves(List<Step> steps) {
    return steps.stream().map(Step::move).toList();
  }
}
