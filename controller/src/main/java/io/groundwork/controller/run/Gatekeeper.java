package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;

/** Asks a gate until it opens, is closed for good, or has had its patience. */
@FunctionalInterface
public interface Gatekeeper {

  /**
   * The last verdict.
   *
   * @throws InterruptedException if the thread is interrupted, which ends the waiting
   */
  Verdict await(Gate gate, Asking asking) throws InterruptedException;
}
