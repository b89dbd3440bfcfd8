package io.groundwork.controller.gate;

import io.groundwork.controller.gate.Verdict.NotYet;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks a gate until it opens, is closed for good, or has had its patience. Many gates may wait at
 * once, each in a thread of its own; a question that several ask is put once for all of them.
 *
 * <p>Between two askings passes an eighth of the time that passed so far, but at least 50 ms and at
 * most a second: what comes up quickly is seen quickly, and none waits much longer than it must.
 */
public final class Keeper {
  private static final long SHORTEST = Duration.ofMillis(50).toNanos();
  private static final long LONGEST = Duration.ofSeconds(1).toNanos();
  private static final int SHARE = 8;
  private final Pause pause;
  private final ConcurrentMap<Asking, Asking> shared = new ConcurrentHashMap<>();

  public Keeper(Pause pause) {
    this.pause = pause;
  }

  /**
   * The last verdict; a gate without patience is asked once.
   *
   * @throws InterruptedException as soon as the thread is interrupted
   */
  public Verdict await(Gate gate, Asking asking) throws InterruptedException {
    Asking sharing = shared.computeIfAbsent(asking, SharedAsking::new);
    long start = pause.nanos();
    while (true) {
      Verdict verdict = gate.ask(sharing);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long passed = pause.nanos() - start;
      long patience = gate.patience().toNanos();
      if (!(verdict instanceof NotYet) || passed >= patience) {
        return verdict;
      }
      long wait = Math.min(LONGEST, Math.max(SHORTEST, passed / SHARE));
      pause.wait(Duration.ofNanos(Math.min(wait, patience - passed)));
    }
  }
}
