package io.groundwork.controller.run;

import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Gives gates patience for what may take long: for the start of the service that they wait for, and
 * for replicas that come in one after the other. Gates that wait for the same service look through
 * the same eyes. Made anew for each waiting.
 */
final class LongWaits {
  /** A day is long even for many terabytes. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Events events;
  private final Predicate<Gate.Suspect> lasts;
  private final LongSupplier nanos;
  private final Map<Gate.Suspect, StartingUp> followed = new HashMap<>();

  /**
   * Nothing followed yet.
   *
   * @param lasts whether what a service said when it ended comes again at every start
   * @param nanos a clock
   */
  LongWaits(Events events, Predicate<Gate.Suspect> lasts, LongSupplier nanos) {
    this.events = events;
    this.lasts = lasts;
    this.nanos = nanos;
  }

  /** The gate with patience; the gate itself where nothing that it waits for takes long. */
  Gate follow(Gate gate) {
    if (gate instanceof Hurried hurried) {
      // It is told how far a start is, and does not wait for it.
      return new Hurried(follow(hurried.gate()));
    }
    Gate.Suspect suspect = gate.suspect();
    LongStart start = gate.longStart();
    if (suspect != null && start != null) {
      StartingUp starting =
          followed.computeIfAbsent(suspect, s -> starting(gate.component(), s, start));
      return new CatchingUp(gate, starting, gate.patience(), start.most(), nanos);
    } else if (gate.nears()) {
      Teller teller = new Teller(events, gate.host(), gate.component(), nanos);
      Nearing words = new BytesLeft(asking -> OptionalLong.empty(), teller::note, nanos);
      return new CatchingUp(gate, words, gate.patience(), LONGEST, nanos);
    }
    return gate;
  }

  private StartingUp starting(String component, Gate.Suspect suspect, LongStart start) {
    Teller teller = new Teller(events, suspect.host(), component, nanos);
    return new StartingUp(
        suspect,
        start,
        () -> lasts.test(suspect),
        (why, sight) -> {
          if (!sight.text().isEmpty()) {
            events.add(new Event.Progress(suspect.host(), component + ": " + sight.text()));
            teller.note(sight.steps(), why + "; " + sight.text());
          }
        },
        nanos);
  }
}
