package io.groundwork.controller.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that a run is to end early. Raised once; the first reason counts. Whoever works looks at it
 * between two steps, and may ask to be told.
 */
public final class StopSignal {

  /** Why a run ends early. */
  public enum Why {
    FAILED,
    INTERRUPTED
  }

  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable Why why;

  /** Raises it. */
  public void stop(Why reason) {
    List<Runnable> told;
    synchronized (this) {
      if (why != null) {
        return;
      }
      why = reason;
      told = List.copyOf(listeners);
    }
    told.forEach(Runnable::run);
  }

  public synchronized boolean stopped() {
    return why != null;
  }

  public synchronized boolean interrupted() {
    return why == Why.INTERRUPTED;
  }

  /** Has the action run when the signal is raised, or now where it is. */
  void onStop(Runnable action) {
    synchronized (this) {
      if (why == null) {
        listeners.add(action);
        return;
      }
    }
    action.run();
  }

  /** Ends the caller's work where the signal is raised. */
  void check() {
    if (stopped()) {
      throw new HaltException("the run was stopped");
    }
  }
}
