package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A member that copies all that it missed comes nearer when the gate says something else, or when
 * the bytes that are left get fewer than they ever were: clients write more meanwhile, which is no
 * step.
 */
final class BytesLeft implements Nearing {
  /** All brokers are asked for the bytes, so not at each polling. */
  private static final Duration COUNTING = Duration.ofSeconds(5);

  /** How often bytes alone are worth a line. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  private final Function<Asking, OptionalLong> left;
  private final Consumer<String> tell;
  private final LongSupplier nanos;
  private String last = "";
  private OptionalLong bytes = OptionalLong.empty();
  private long least = Long.MAX_VALUE;
  private long steps;
  private long counted;
  private long told;

  /**
   * What comes nearer by bytes.
   *
   * @param left counts the bytes that are still to be copied
   * @param tell is told how near it is, when that changes
   * @param nanos a clock
   */
  BytesLeft(Function<Asking, OptionalLong> left, Consumer<String> tell, LongSupplier nanos) {
    this.left = left;
    this.tell = tell;
    this.nanos = nanos;
  }

  @Override
  public synchronized Sight look(Asking asking, String why) {
    long now = nanos.getAsLong();
    boolean counts = steps == 0 || now - counted >= COUNTING.toNanos();
    OptionalLong seen = counts ? left.apply(asking) : bytes;
    counted = counts ? now : counted;
    boolean words = !why.equals(last);
    boolean fewer = seen.isPresent() && seen.getAsLong() < least;
    least = fewer ? seen.getAsLong() : least;
    boolean nearer = words || fewer;
    last = why;
    bytes = seen;
    steps += nearer ? 1 : 0;
    String text = bytes.isPresent() ? MovePlan.size(bytes.getAsLong()) + " left to copy" : "";
    if (words || (nearer && now - told >= TELLING.toNanos())) {
      told = now;
      tell.accept(why + (text.isEmpty() ? "" : "; " + text));
    }
    return new Sight(steps, text, false);
  }
}
