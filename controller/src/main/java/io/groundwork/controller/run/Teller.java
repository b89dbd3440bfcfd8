package io.groundwork.controller.run;

import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says now and then what is waited for: not at once, for most of it is over within seconds. */
final class Teller {
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final Events events;
  private final @Nullable String host;
  private final String component;
  private final LongSupplier nanos;
  private long told;
  private long steps;

  Teller(Events events, @Nullable String host, String component, LongSupplier nanos) {
    this.events = events;
    this.host = host;
    this.component = component;
    this.nanos = nanos;
    this.told = nanos.getAsLong();
  }

  /** Something else than before. */
  void note(String text) {
    note(steps + 1, text);
  }

  /**
   * What comes nearer.
   *
   * @param now how often it has come nearer; without a further step nothing is said
   */
  synchronized void note(long now, String text) {
    long time = nanos.getAsLong();
    if (now > steps && time - told >= BETWEEN.toNanos()) {
      told = time;
      steps = now;
      events.add(new Event.Note(host, component, "waiting: " + text));
    }
  }
}
