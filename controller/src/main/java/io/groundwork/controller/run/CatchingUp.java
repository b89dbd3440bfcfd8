package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A cluster's gate while a member copies all that it missed: it has patience as long as what it
 * waits for comes nearer, and tells how near it is.
 */
final class CatchingUp implements GateWithin {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration STILL = Duration.ofMinutes(30);
  private final Gate gate;
  private final Consumer<String> tell;
  private final LongSupplier nanos;
  private String last = "";
  private long since;

  /**
   * A gate with more patience.
   *
   * @param tell is told how near it is, whenever that changes
   * @param nanos a clock
   */
  CatchingUp(Gate gate, Consumer<String> tell, LongSupplier nanos) {
    this.gate = gate;
    this.tell = tell;
    this.nanos = nanos;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public Duration patience() {
    return LONGEST;
  }

  @Override
  public synchronized Verdict ask(Asking asking) {
    Verdict verdict = gate.ask(asking);
    if (!(verdict instanceof Verdict.NotYet notYet)) {
      return verdict;
    }
    long now = nanos.getAsLong();
    if (!notYet.why().equals(last)) {
      last = notYet.why();
      since = now;
      tell.accept(last);
      return verdict;
    }
    return now - since < STILL.toNanos()
        ? verdict
        : new Verdict.Never(last + "; nothing of that has changed for 30 minutes");
  }
}
