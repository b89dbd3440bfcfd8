package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.run.Nearing.Sight;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A gate while what it waits for takes long: it has patience as long as that comes nearer, and says
 * how near it is. Its patience counts from the last step.
 */
final class CatchingUp implements GateWithin {
  /** Less is not worth a word. */
  private static final Duration WORTH = Duration.ofSeconds(30);

  private final Gate gate;
  private final Nearing nearing;
  private final Duration still;
  private final Duration most;
  private final LongSupplier nanos;
  private boolean asked;
  private long begun;
  private long steps;
  private long since;

  /**
   * A gate with more patience.
   *
   * @param still how long it waits without a step
   * @param most how long it waits in all
   * @param nanos a clock
   */
  CatchingUp(Gate gate, Nearing nearing, Duration still, Duration most, LongSupplier nanos) {
    this.gate = gate;
    this.nearing = nearing;
    this.still = still;
    this.most = most;
    this.nanos = nanos;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  /** What it says is looked at here already. */
  @Override
  public boolean nears() {
    return false;
  }

  @Override
  public synchronized Duration patience() {
    Duration grown = still.plusNanos(since - begun);
    return grown.compareTo(most) < 0 ? grown : most;
  }

  @Override
  public synchronized Verdict ask(Asking asking) {
    long now = nanos.getAsLong();
    if (!asked) {
      asked = true;
      begun = now;
      since = now;
    }
    Verdict verdict = gate.ask(asking);
    if (!(verdict instanceof Verdict.NotYet notYet)) {
      return verdict;
    }
    Sight sight = nearing.look(asking, notYet.why());
    if (sight.steps() != steps) {
      steps = sight.steps();
      since = now;
    }
    String text = notYet.why() + (sight.text().isEmpty() ? "" : "; " + sight.text());
    return sight.never()
        ? new Verdict.Never(text)
        : new Verdict.NotYet(text + standing(Duration.ofNanos(now - since)));
  }

  private String standing(Duration time) {
    if (steps == 0 || time.compareTo(WORTH) < 0) {
      return "";
    }
    String text = time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " minutes";
    return "; nothing of that has changed for " + text;
  }
}
