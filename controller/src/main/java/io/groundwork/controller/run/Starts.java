package io.groundwork.controller.run;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import io.groundwork.controller.run.Nearing.Sight;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Follows the starts of the services that gates wait for, where they may take long; gates that wait
 * for the same service look through the same eyes. Made anew for each waiting.
 */
final class Starts {
  /** How often it is worth a line that a start goes on. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  private final Events events;
  private final Lasting lasting;
  private final LongSupplier nanos;
  private final Map<Gate.Suspect, StartingUp> followed = new HashMap<>();

  /** Whether what a service said when it ended comes again at every start. */
  @FunctionalInterface
  interface Lasting extends Predicate<Gate.Suspect> {}

  Starts(Events events, Lasting lasting, LongSupplier nanos) {
    this.events = events;
    this.lasting = lasting;
    this.nanos = nanos;
  }

  /** The gate with patience for its start; the gate itself where none takes long. */
  Gate follow(Gate gate) {
    Gate.Suspect suspect = gate.suspect();
    LongStart start = gate.longStart();
    if (suspect == null || start == null) {
      return gate;
    }
    if (gate instanceof Hurried hurried) {
      // It is told how far a start is, and does not wait for it.
      return new Hurried(follow(hurried.gate()));
    }
    StartingUp starting =
        followed.computeIfAbsent(suspect, s -> starting(gate.component(), s, start));
    return new CatchingUp(gate, starting, gate.patience(), start.most(), nanos);
  }

  private StartingUp starting(String component, Gate.Suspect suspect, LongStart start) {
    Teller teller = new Teller(component, suspect.host());
    return new StartingUp(suspect, start, () -> lasting.test(suspect), teller, nanos);
  }

  /** Tells at each look what is seen for live views, and now and then that it goes on. */
  private final class Teller implements StartingUp.Telling {
    private final String component;
    private final String host;
    private long told;
    private long steps;

    Teller(String component, String host) {
      this.component = component;
      this.host = host;
      this.told = nanos.getAsLong();
    }

    @Override
    public void tell(String why, Sight sight) {
      if (sight.text().isEmpty()) {
        return;
      }
      events.add(new Event.Progress(host, component + ": " + sight.text()));
      long now = nanos.getAsLong();
      if (sight.steps() > steps && now - told >= TELLING.toNanos()) {
        told = now;
        steps = sight.steps();
        events.add(new Event.Note(host, component, "waiting: " + why + "; " + sight.text()));
      }
    }
  }
}
