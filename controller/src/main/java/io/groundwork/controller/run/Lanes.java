package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.plan.Step;
import io.groundwork.controller.report.Event.Spent.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One host's way through the agenda, in two lanes: what may run ahead (unpacking) goes on from the
 * start, one after the other; all else goes in order, each step when the gates before it are open
 * and the same component's unpacking is through. What the next start of a service reads is held
 * back until that start: a member that serves gets both in its turn.
 */
final class Lanes {
  private final String host;
  private final List<Step> steps;
  private final GateBook book;
  private final Map<Integer, RollingStart> rolling;
  private final Settler settler;
  private final StopSignal stop;
  private final Map<Step, CompletableFuture<Void>> ahead = new LinkedHashMap<>();

  Lanes(
      String host,
      List<Step> steps,
      GateBook book,
      Map<Integer, RollingStart> rolling,
      Settler settler,
      StopSignal stop) {
    this.host = host;
    this.steps = steps;
    this.book = book;
    this.rolling = rolling;
    this.settler = settler;
    this.stop = stop;
    steps.stream()
        .filter(step -> step.phase().ahead())
        .forEach(step -> ahead.put(step, new CompletableFuture<>()));
  }

  /** Goes both lanes; completed when both are through, or failed when either has ended early. */
  CompletableFuture<Void> start(Crew crew) {
    CompletableFuture<Void> first = crew.start(this::ahead);
    CompletableFuture<Void> main = crew.start(this::main);
    return Crew.both(first, main).whenComplete((done, failure) -> end());
  }

  private void ahead() {
    try {
      ahead.forEach(
          (step, end) -> {
            settler.settle(step);
            end.complete(null);
            book.done(step.index(), host).complete(null);
          });
    } catch (RuntimeException e) {
      halt(e);
      ahead.values().forEach(end -> end.completeExceptionally(e));
      throw e;
    }
  }

  private void main() {
    try {
      List<Step> held = new ArrayList<>();
      for (Step step : steps) {
        if (step.phase().ahead()) {
          continue;
        }
        wait(step);
        held.add(step);
        if (!step.phase().inTurn()) {
          work(step, held);
          held.clear();
        }
      }
      held.forEach(this::settle);
    } catch (RuntimeException e) {
      halt(e);
      end();
      throw e;
    }
  }

  private void wait(Step step) {
    CompletableFuture<Void> clear = book.clear(step.index(), host);
    if (!clear.isDone()) {
      settler.doing(step, "waiting for the gates before " + step.phase().title());
    }
    String title = step.phase().title();
    settler.spend(step, Kind.WAIT, "for the gates before: " + title, () -> Crew.join(clear));
    ahead.forEach(
        (before, end) -> {
          if (before.index() < step.index()
              && before.phase().component().equals(step.phase().component())) {
            String what = "for: " + before.phase().title();
            settler.spend(step, Kind.WAIT, what, () -> Crew.join(end));
          }
        });
    stop.check();
  }

  /**
   * Settles a step and those that were held back for it.
   *
   * @param held all of them, the step itself last
   */
  private void work(Step step, List<Step> held) {
    RollingStart roll = rolling.get(step.index());
    if (roll == null) {
      held.forEach(this::settle);
      return;
    }
    Settler.Turn turn = settler.turn(held);
    if (turn == Settler.Turn.RESTART) {
      settler.doing(step, "waiting for its turn to restart");
      settler.spend(step, Kind.WAIT, "for its turn to restart", () -> Crew.join(roll.turn(host)));
      held.forEach(this::settle);
      roll.restarted(host);
      return;
    }
    if (turn == Settler.Turn.START) {
      roll.mayStart(host);
    }
    held.forEach(this::settle);
    roll.started(host);
  }

  private void settle(Step step) {
    settler.settle(step);
    book.done(step.index(), host).complete(null);
  }

  /** Whatever else ends a lane is an error of our own, and ends the run, too. */
  private void halt(RuntimeException e) {
    if (!(e instanceof HaltException)) {
      stop.stop(StopSignal.Why.FAILED);
    }
  }

  /** Nobody is to wait for what will not come; what did come is not changed by this. */
  private void end() {
    rolling.values().forEach(roll -> roll.absent(host));
    book.giveUp(host);
  }

  /** The rolling starts of an agenda, by the index of their phase. */
  static Map<Integer, RollingStart> rolling(
      List<Phase> phases, java.util.function.Function<Phase, RollingStart> make) {
    Map<Integer, RollingStart> rolling = new HashMap<>();
    for (int i = 0; i < phases.size(); i++) {
      if (phases.get(i).roll() != null && !phases.get(i).work().isEmpty()) {
        rolling.put(i, make.apply(phases.get(i)));
      }
    }
    return rolling;
  }
}
