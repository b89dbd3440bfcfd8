package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A cluster's gate while a member copies all that it missed: it has patience as long as what it
 * waits for comes nearer, by the gate's own words or by the bytes left, and tells how near it is.
 */
final class CatchingUp implements GateWithin {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration STILL = Duration.ofMinutes(30);

  /** All brokers are asked for the bytes, so not at each polling. */
  private static final Duration COUNTING = Duration.ofSeconds(5);

  /** How often bytes alone are worth a line. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  private final Gate gate;
  private final Function<Asking, OptionalLong> left;
  private final Consumer<String> tell;
  private final LongSupplier nanos;
  private String last = "";
  private OptionalLong bytes = OptionalLong.empty();
  private long since;
  private long counted;
  private long told;

  /**
   * A gate with more patience.
   *
   * @param left counts the bytes that are still to be copied
   * @param tell is told how near it is, when that changes
   * @param nanos a clock
   */
  CatchingUp(
      Gate gate, Function<Asking, OptionalLong> left, Consumer<String> tell, LongSupplier nanos) {
    this.gate = gate;
    this.left = left;
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
    boolean first = last.isEmpty();
    boolean counts = first || now - counted >= COUNTING.toNanos();
    OptionalLong seen = counts ? left.apply(asking) : bytes;
    counted = counts ? now : counted;
    boolean words = !notYet.why().equals(last);
    boolean nearer = words || !seen.equals(bytes);
    last = notYet.why();
    bytes = seen;
    since = nearer ? now : since;
    if (words || (nearer && now - told >= TELLING.toNanos())) {
      told = now;
      tell.accept(text());
    }
    return now - since < STILL.toNanos()
        ? new Verdict.NotYet(text())
        : new Verdict.Never(text() + "; nothing of that has changed for 30 minutes");
  }

  private String text() {
    return last
        + (bytes.isPresent() ? "; " + MovePlan.size(bytes.getAsLong()) + " left to copy" : "");
  }
}
