package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Asks gates until all are open or one stays closed; those that write when all that look are. */
@FunctionalInterface
public interface Gatekeeper {

  /** A gate's last verdict, and the milliseconds from the first asking to it. */
  record Asked(Gate gate, Verdict verdict, long millis) {
    boolean open() {
      return verdict instanceof Verdict.Pass;
    }
  }

  /**
   * The last verdict of every gate that was asked.
   *
   * @param threads for asking several at once
   * @param told each verdict that differs from the gate's last one, as it comes
   * @throws InterruptedException if the thread is interrupted, which ends the waiting
   */
  List<Asked> ask(List<Gate> gates, Asking asking, ExecutorService threads, Consumer<Asked> told)
      throws InterruptedException;
}
