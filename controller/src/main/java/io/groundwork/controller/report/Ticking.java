package io.groundwork.controller.report;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Draws a console's live lines again twice a second, so that a long wait is seen to go on. */
final class Ticking implements View {
  private static final long MILLIS = 500;
  private final ConsoleView view;
  private final ScheduledExecutorService clock;

  Ticking(ConsoleView view) {
    this.view = view;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "console");
              thread.setDaemon(true);
              return thread;
            });
    var unused = clock.scheduleWithFixedDelay(view::tick, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void show(Event event) {
    if (event instanceof Event.Summary) {
      clock.shutdownNow();
    }
    view.show(event);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    view.close();
  }
}
