package io.groundwork.controller.run;

import io.groundwork.controller.report.Event.Spent;
import io.groundwork.controller.report.Event.Spent.Kind;
import io.groundwork.controller.report.Events;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what time went on, for a run's timeline.
 *
 * @param host null for the controller's own work
 */
record Spending(Events events, @Nullable String host) {
  /** What took less is no wait that anybody would see. */
  private static final long SHORTEST_WAIT_MILLIS = 2;

  /** Does the work, and tells how long it took, however it ends. */
  <T> T on(Kind kind, String component, String what, Supplier<T> work) {
    long began = System.nanoTime();
    try {
      return work.get();
    } finally {
      tell(kind, component, what, began);
    }
  }

  /** The same, for work that gives nothing. */
  void on(Kind kind, String component, String what, Runnable work) {
    long began = System.nanoTime();
    try {
      work.run();
    } finally {
      tell(kind, component, what, began);
    }
  }

  private void tell(Kind kind, String component, String what, long began) {
    long millis = (System.nanoTime() - began) / 1_000_000;
    if (kind != Kind.WAIT || millis >= SHORTEST_WAIT_MILLIS) {
      events.add(new Spent(host, kind, component, what, 0, millis));
    }
  }
}
