package io.groundwork.controller.node;

import io.groundwork.agent.examine.Door;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** What is tried with a host rather than asked of it: its clock, its line, its ports. */
final class Trials {
  private static final long MILLIS = 15_000;
  private static final int CLOCK_READINGS = 3;

  /** A frame can hold no more than 1 MiB. */
  private static final int BALLAST = 900_000;

  private static final int BALLAST_ROUNDS = 3;

  private final Exchange exchange;

  Trials(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Of some readings, the one with the shortest way there and back. */
  long clockAhead() {
    long shortest = Long.MAX_VALUE;
    long ahead = 0;
    for (int i = 0; i < CLOCK_READINGS; i++) {
      long began = System.nanoTime();
      long told = exchange.one(new Request.Time(), Reply.Told.class, MILLIS, "the time").millis();
      long nanos = System.nanoTime() - began;
      if (nanos < shortest) {
        shortest = nanos;
        ahead = told - (System.currentTimeMillis() - nanos / 2_000_000);
      }
    }
    return ahead;
  }

  /** The first round opens SSH's windows; the others count. */
  long bytesPerSecond() {
    byte[] bytes = new byte[BALLAST / 4 * 3];
    // What SSH might compress would say nothing of a tarball.
    new Random(1).nextBytes(bytes);
    String text = Base64.getEncoder().encodeToString(bytes);
    exchange.one(new Request.Ballast(text), Reply.Done.class, MILLIS, "a trial");
    long began = System.nanoTime();
    for (int i = 0; i < BALLAST_ROUNDS; i++) {
      exchange.one(new Request.Ballast(text), Reply.Done.class, MILLIS, "a trial");
    }
    double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
    return (long) (BALLAST_ROUNDS * (double) BALLAST / seconds);
  }

  List<String> open(List<Door> doors, int millis) {
    return exchange
        .one(new Request.Open(doors, millis), Reply.Tried.class, MILLIS, "listening")
        .failures();
  }

  void shut() {
    exchange.one(new Request.Shut(), Reply.Done.class, MILLIS, "the end of listening");
  }

  List<String> knock(List<Door> doors, int timeoutMillis) {
    Request request = new Request.Knock(doors, timeoutMillis);
    long rounds = 1L + doors.size() / 64;
    long limit = rounds * timeoutMillis + MILLIS;
    return exchange.one(request, Reply.Tried.class, limit, "trying connections").failures();
  }
}
