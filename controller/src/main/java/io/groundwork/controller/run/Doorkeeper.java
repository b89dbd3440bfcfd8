package io.groundwork.controller.run;

import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks gates for a run, tells what they say, and stops the run at the first that stays closed, with
 * the diagnosis of the host where it helps to look. A stop ends all waiting at gates.
 */
final class Doorkeeper {
  private final World world;
  private final Fleet fleet;
  private final StopSignal stop;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  Doorkeeper(World world, Fleet fleet, StopSignal stop) {
    this.world = world;
    this.fleet = fleet;
    this.stop = stop;
    stop.onStop(() -> waiting.forEach(Thread::interrupt));
  }

  /**
   * Waits until the gate is open.
   *
   * @throws HaltException if it stays closed, or the run is stopped
   */
  void pass(Gate gate) {
    if (!open(gate)) {
      stop.stop(StopSignal.Why.FAILED);
      diagnose(gate.suspect());
      throw new HaltException(gate.name());
    }
  }

  /**
   * Waits for the last verdict and tells it.
   *
   * @throws HaltException if the run is stopped
   */
  boolean open(Gate gate) {
    if (gate.host() != null) {
      world.events().add(new Event.Doing(gate.host(), gate.component() + ": " + gate.name()));
    }
    long start = System.nanoTime();
    Verdict verdict = await(gate);
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (verdict instanceof Verdict.Pass pass) {
      tell(gate, "pass", pass.proof(), millis);
      return true;
    } else if (verdict instanceof Verdict.NotYet notYet) {
      tell(gate, "not-yet", notYet.why(), millis);
    } else if (verdict instanceof Verdict.Never never) {
      tell(gate, "never", never.why(), millis);
    }
    return false;
  }

  private Verdict await(Gate gate) {
    Thread thread = Thread.currentThread();
    waiting.add(thread);
    try {
      stop.check();
      return world.keeper().await(gate, fleet);
    } catch (InterruptedException e) {
      throw new HaltException("the run was stopped");
    } finally {
      waiting.remove(thread);
      boolean unused = Thread.interrupted();
    }
  }

  private void tell(Gate gate, String verdict, String said, long millis) {
    world
        .events()
        .add(
            new Event.GateAsked(gate.host(), gate.component(), gate.name(), verdict, said, millis));
  }

  void diagnose(Gate.@org.jspecify.annotations.Nullable Suspect suspect) {
    if (suspect == null) {
      return;
    }
    diagnose(suspect.host(), suspect.unit(), suspect.port(), List.of(suspect.dataDir()));
  }

  /** Attaches what the node shows of the unit. */
  void diagnose(String host, String unit, int port, List<String> paths) {
    String text;
    try {
      text = fleet.of(host).diagnose(unit, port, paths);
    } catch (SessionException e) {
      text = "no diagnosis: " + e.what() + ": " + e.why();
    }
    world.events().add(new Event.Diagnosis(host, unit, text));
  }
}
