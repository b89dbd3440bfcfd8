package io.groundwork.controller.run;

import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import io.groundwork.controller.run.Nearing.Sight;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Gives gates patience for what may take long: for the start of the service that they wait for, and
 * for replicas that come in one after the other. Gates that wait for the same service at the same
 * time look through the same eyes, so that it is looked at, and told of, once.
 */
final class LongWaits {
  /** A day is long even for many terabytes. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Events events;
  private final Predicate<Gate.Suspect> lasts;
  private final LongSupplier nanos;

  /** Of all starts so far. */
  private final AtomicLong steps = new AtomicLong();

  private final Map<Gate.Suspect, Followed> followed = new HashMap<>();

  /** A start and how many wait for it. */
  private record Followed(StartingUp start, int waiting) {
    Followed with(int more) {
      return new Followed(start, waiting + more);
    }
  }

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

  /**
   * The gate with patience; the gate itself where nothing that it waits for takes long. To be
   * {@link #end ended} with the waiting.
   */
  synchronized Gate follow(Gate gate) {
    if (gate instanceof Hurried hurried) {
      // It is told how far a start is, and does not wait for it.
      return new Hurried(follow(hurried.gate()));
    }
    Gate.Suspect suspect = gate.suspect();
    LongStart start = gate.longStart();
    if (suspect != null && start != null) {
      Followed now = followed.get(suspect);
      if (now == null) {
        now = new Followed(starting(gate.component(), suspect, start), 0);
      }
      followed.put(suspect, now.with(1));
      return new CatchingUp(gate, now.start(), gate.patience(), start.most(), nanos);
    } else if (gate.nears()) {
      Teller teller = new Teller(events, gate.host(), gate.component(), nanos);
      BytesLeft words = new BytesLeft(asking -> OptionalLong.empty(), teller::note, nanos);
      return new CatchingUp(gate, withStarts(words), gate.patience(), LONGEST, nanos);
    }
    return gate;
  }

  /**
   * Replicas cannot come in before their broker is up: as long as that comes nearer, so do they.
   */
  private Nearing withStarts(Nearing words) {
    return (asking, why) -> {
      Sight sight = words.look(asking, why);
      return new Sight(sight.steps() + steps.get(), sight.text(), sight.never());
    };
  }

  /** The waiting for the gate has ended; the next one begins to look anew. */
  synchronized void end(Gate gate) {
    Gate.Suspect suspect = gate.suspect();
    if (suspect != null && gate.longStart() != null) {
      followed.computeIfPresent(suspect, (s, now) -> now.waiting() == 1 ? null : now.with(-1));
    }
  }

  private StartingUp starting(String component, Gate.Suspect suspect, LongStart start) {
    Teller teller = new Teller(events, suspect.host(), component, nanos);
    AtomicLong counted = new AtomicLong();
    return new StartingUp(
        suspect,
        start,
        () -> lasts.test(suspect),
        (why, sight) -> {
          steps.addAndGet(sight.steps() - counted.getAndSet(sight.steps()));
          if (!sight.text().isEmpty()) {
            events.add(new Event.Progress(suspect.host(), component + ": " + sight.text()));
            teller.note(sight.steps(), why + "; " + sight.text());
          }
        },
        nanos);
  }
}
