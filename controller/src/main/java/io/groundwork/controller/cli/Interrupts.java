package io.groundwork.controller.cli;

import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Terminal;
import io.groundwork.controller.run.StopSignal;
import io.groundwork.controller.run.StopSignal.Why;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/** Ctrl-C once: every host finishes the resource at hand, and the summary is told. Twice: now. */
final class Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private Interrupts() {}

  static void raise(StopSignal stop) {
    AtomicInteger count = new AtomicInteger();
    for (String name : SIGNALS) {
      Signal.handle(
          new Signal(name),
          signal -> {
            if (count.incrementAndGet() > 1) {
              Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
            }
            Terminal.warn("interrupted: ending the step at hand; once more to leave at once");
            // What a stop does may take time; the thread of signals must stay free for the second.
            new Thread(() -> stop.stop(Why.INTERRUPTED), "interrupt").start();
          });
    }
  }
}
