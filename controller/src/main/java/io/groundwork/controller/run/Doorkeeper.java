package io.groundwork.controller.run;

import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks gates for a run, tells what they say, and stops the run at the first that stays closed, with
 * the diagnosis of the host where it helps to look. A stop ends all waiting at gates.
 */
final class Doorkeeper {
  private final Stage stage;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  Doorkeeper(Stage stage) {
    this.stage = stage;
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
      diagnose(closed);
      throw new HaltException(closed.get(0).name());
    }
  }

  /**
   * Waits for the last verdicts and tells them.
   *
   * @return the gates that stay closed
   * @throws HaltException if the run is stopped
   */
  List<Gate> closed(List<Gate> gates) {
    List<Gatekeeper.Asked> asked = await(gates);
    asked.forEach(this::tell);
    return asked.stream().filter(a -> !a.open()).map(Gatekeeper.Asked::gate).toList();
  }

  /** Attaches what the suspects of closed gates show, each once. */
  void diagnose(List<Gate> closed) {
    closed.stream()
        .map(Gate::suspect)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(s -> diagnose(s.host(), s.unit(), s.port(), List.of(s.dataDir())));
  }

  /** Attaches what the node shows of the unit. */
  void diagnose(String host, String unit, int port, List<String> paths) {
    String text;
    try {
      text = stage.fleet().of(host).diagnose(unit, port, paths);
    } catch (SessionException e) {
      text = "no diagnosis: " + e.what() + ": " + e.why();
    }
    stage.world().events().add(new Event.Diagnosis(host, unit, text));
  }

  private List<Gatekeeper.Asked> await(List<Gate> gates) {
    Thread thread = Thread.currentThread();
    waiting.add(thread);
    try {
      stage.stop().check();
      return stage
          .world()
          .keeper()
          .ask(gates, stage.fleet(), stage.crew().threads(), this::progress);
    } catch (InterruptedException e) {
      throw new HaltException("the run was stopped");
    } finally {
      waiting.remove(thread);
      // The thread goes back to its pool: an interruption that came late must not go with it.
      boolean unused = Thread.interrupted();
    }
  }

  private void progress(Gatekeeper.Asked asked) {
    String host = asked.gate().host();
    Gate.Suspect suspect = asked.gate().suspect();
    String where = host == null && suspect != null ? suspect.host() : host;
    if (where != null) {
      String text = asked.gate().component() + ": " + asked.gate().name() + ": ";
      stage.world().events().add(new Event.Doing(where, text + said(asked.verdict())));
    }
  }

  private void tell(Gatekeeper.Asked asked) {
    Gate gate = asked.gate();
    String said = said(asked.verdict());
    stage
        .world()
        .events()
        .add(
            new Event.GateAsked(
                gate.host(),
                gate.component(),
                gate.name(),
                word(asked.verdict()),
                said,
                asked.millis()));
  }

  private static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Pass) {
      return "pass";
    }
    return verdict instanceof Verdict.Never ? "never" : "not-yet";
  }

  private static String said(@Nullable Verdict verdict) {
    if (verdict instanceof Verdict.Pass pass) {
      return pass.proof();
    } else if (verdict instanceof Verdict.NotYet notYet) {
      return notYet.why();
    }
    return verdict instanceof Verdict.Never never ? never.why() : "";
  }
}
