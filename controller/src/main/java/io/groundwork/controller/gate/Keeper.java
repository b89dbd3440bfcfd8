package io.groundwork.controller.gate;

import io.groundwork.controller.gate.Verdict.Never;
import io.groundwork.controller.gate.Verdict.NotYet;
import io.groundwork.controller.gate.Verdict.Pass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks gates until they open, or one stays closed.
 *
 * <p>It asks in rounds: all gates that are still closed at once, each question once however many
 * gates ask it; then it waits, 50 ms at first and up to a second, so that what comes up quickly is
 * seen quickly. Gates that write are asked only when all that look are open. The first gate that is
 * closed for good, or longer than its patience, ends it.
 */
public final class Keeper {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private final Asking asking;
  private final ExecutorService threads;
  private final Pause pause;

  /**
   * What became of a gate.
   *
   * @param verdict the last one
   * @param millis from the first asking to the verdict
   */
  public record Outcome(Gate gate, Verdict verdict, long millis) {

    public boolean open() {
      return verdict instanceof Pass;
    }
  }

  /**
   * A keeper.
   *
   * @param threads one for each gate that is asked at the same time, or gates wait for each other
   */
  public Keeper(Asking asking, ExecutorService threads, Pause pause) {
    this.asking = asking;
    this.threads = threads;
    this.pause = pause;
  }

  /**
   * Asks until all gates are open or one stays closed.
   *
   * @param told each verdict that differs from the gate's last one, as it comes
   * @return the last verdict of every gate that was asked, in the order of the gates
   * @throws InterruptedException when the thread is interrupted; nothing is being asked then
   */
  public List<Outcome> ask(List<Gate> gates, Consumer<Outcome> told) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>(stage(gates, false, told));
    if (outcomes.stream().allMatch(Outcome::open)) {
      outcomes.addAll(stage(gates, true, told));
    }
    outcomes.sort((a, b) -> Integer.compare(gates.indexOf(a.gate()), gates.indexOf(b.gate())));
    return outcomes;
  }

  private List<Outcome> stage(List<Gate> all, boolean writing, Consumer<Outcome> told)
      throws InterruptedException {
    List<Gate> gates = all.stream().filter(g -> g.writes() == writing).toList();
    Map<Gate, Outcome> last = new LinkedHashMap<>();
    long start = pause.nanos();
    Duration wait = FIRST;
    while (true) {
      List<Gate> closed = gates.stream().filter(g -> !isOpen(last.get(g))).toList();
      round(closed, last, start, told);
      if (last.values().stream().allMatch(Outcome::open) || isOver(last, start)) {
        return List.copyOf(last.values());
      }
      pause.wait(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
    }
  }

  /** Asks each gate once, all at the same time. */
  private void round(List<Gate> gates, Map<Gate, Outcome> last, long start, Consumer<Outcome> told)
      throws InterruptedException {
    Asking shared = new SharedAsking(asking);
    List<Callable<Outcome>> asked = new ArrayList<>();
    for (Gate gate : gates) {
      asked.add(() -> new Outcome(gate, gate.ask(shared), (pause.nanos() - start) / 1_000_000));
    }
    for (Future<Outcome> answer : threads.invokeAll(asked)) {
      Outcome outcome = outcome(answer);
      Outcome before = last.put(outcome.gate(), outcome);
      if (before == null || !before.verdict().equals(outcome.verdict())) {
        told.accept(outcome);
      }
    }
  }

  private static Outcome outcome(Future<Outcome> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a gate failed: " + e.getCause(), e.getCause());
    }
  }

  private boolean isOver(Map<Gate, Outcome> last, long start) {
    Duration passed = Duration.ofNanos(pause.nanos() - start);
    return last.values().stream()
        .anyMatch(
            o ->
                o.verdict() instanceof Never
                    || (o.verdict() instanceof NotYet
                        && passed.compareTo(o.gate().patience()) >= 0));
  }

  private static boolean isOpen(@Nullable Outcome outcome) {
    return outcome != null && outcome.open();
  }
}
