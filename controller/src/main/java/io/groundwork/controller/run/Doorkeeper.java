package io.groundwork.controller.run;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Step;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks gates for a run, tells what they say, and stops the run at the first that stays closed, with
 * the diagnosis of the host where it helps to look. A stop ends all waiting at gates.
 */
final class Doorkeeper {
  /** Of many members that do not do well, some explain it. */
  private static final int MOST_TOLD = 5;

  private final Stage stage;
  private final Subjects subjects;
  private final Diagnoses diagnoses;
  private final LongWaits waits;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  Doorkeeper(Stage stage, Agenda agenda) {
    this.stage = stage;
    this.subjects = new Subjects(agenda);
    this.diagnoses = new Diagnoses(stage);
    this.waits = new LongWaits(stage.world().events(), this::lasts, System::nanoTime);
    stage.stop().onStop(() -> waiting.forEach(Thread::interrupt));
  }

  /**
   * Waits until the gates are open.
   *
   * @throws HaltException if one stays closed, or the run is stopped
   */
  void pass(List<Gate> gates) {
    List<Gate> closed = closed(gates);
    if (!closed.isEmpty()) {
      stage.stop().stop(StopSignal.Why.FAILED);
      throw new HaltException(closed.get(0).name());
    }
  }

  /**
   * Waits for the last verdicts and tells them: of gates that look, all at once; when all of those
   * are open, of gates that write, one after the other up to the first that is closed.
   *
   * @return the gates that stay closed
   * @throws HaltException if the run is stopped
   */
  List<Gate> closed(List<Gate> gates) {
    List<Gate> closed = look(gates.stream().filter(gate -> !gate.writes()).toList());
    if (!closed.isEmpty()) {
      return closed;
    }
    for (Gate gate : gates) {
      if (gate.writes() && !isOpen(gate)) {
        return List.of(gate);
      }
    }
    return List.of();
  }

  private List<Gate> look(List<Gate> gates) {
    List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    for (Gate gate : gates) {
      answers.add(stage.crew().start(() -> isOpen(gate)));
    }
    List<Boolean> open = Crew.all(answers);
    List<Gate> closed = new ArrayList<>();
    for (int i = 0; i < gates.size(); i++) {
      if (!open.get(i)) {
        closed.add(gates.get(i));
      }
    }
    return closed;
  }

  private boolean lasts(Gate.Suspect suspect) {
    return diagnoses.lasts(suspect.host(), subjects.of(suspect));
  }

  /** Tells why a resource is stuck, as far as its node shows. */
  Reason reason(Step step, Resource stuck, String error) {
    return diagnoses.of(step.host(), subjects.of(step, stuck), error);
  }

  /**
   * Why a gate is closed: what the first of its suspects shows that does not do well; where all do
   * well, the first of all.
   */
  private @Nullable Reason reason(Gate gate, String why) {
    List<Gate.Suspect> suspects = gate.suspects();
    List<CompletableFuture<Boolean>> looks = new ArrayList<>();
    for (Gate.Suspect s : suspects) {
      looks.add(stage.crew().start(() -> diagnoses.well(s.host(), subjects.of(s))));
    }
    List<Boolean> well = Crew.all(looks);
    List<Gate.Suspect> told =
        suspects.stream().filter(s -> !well.get(suspects.indexOf(s))).limit(MOST_TOLD).toList();
    if (told.isEmpty()) {
      told = suspects.stream().limit(1).toList();
    }
    List<Reason> reasons =
        told.stream().map(s -> diagnoses.of(s.host(), subjects.of(s), why)).toList();
    return reasons.isEmpty() ? null : reasons.get(0);
  }

  private boolean isOpen(Gate gate) {
    doing(gate);
    long start = System.nanoTime();
    Verdict verdict = await(gate);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean open = verdict instanceof Verdict.Pass;
    Reason reason = open ? null : reason(gate, said(verdict));
    stage
        .world()
        .events()
        .add(
            new Event.GateAsked(
                gate.host(),
                gate.component(),
                gate.name(),
                word(verdict),
                said(verdict),
                millis,
                reason));
    return open;
  }

  private Verdict await(Gate gate) {
    Thread thread = Thread.currentThread();
    Gate followed = waits.follow(gate);
    waiting.add(thread);
    try {
      stage.stop().check();
      return stage.world().keeper().await(followed, stage.fleet());
    } catch (InterruptedException e) {
      throw new HaltException("the run was stopped");
    } finally {
      waiting.remove(thread);
      waits.end(gate);
      // The thread goes back to its pool: an interruption that came late must not go with it.
      boolean unused = Thread.interrupted();
    }
  }

  private void doing(Gate gate) {
    Gate.Suspect suspect = gate.suspect();
    String host = gate.host() == null && suspect != null ? suspect.host() : gate.host();
    if (host != null) {
      String text = gate.component() + ": asking whether " + gate.name();
      stage.world().events().add(new Event.Doing(host, text));
    }
  }

  private static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Pass) {
      return "pass";
    }
    return verdict instanceof Verdict.Never ? "never" : "not-yet";
  }

  private static String said(Verdict verdict) {
    return verdict instanceof Verdict.Pass pass ? pass.proof() : Verdicts.why(verdict);
  }
}
