package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Starts a clustered service on the hosts of a phase so that a running quorum is never at risk.
 *
 * <p>Members that do not serve start at once, all together, unless the component asks first whether
 * one may (its data may be gone). Members that serve and must be restarted wait until all the
 * others have started; then they go one at a time, in the order that the component gives (the
 * leader last; who leads is asked before each). Before each, two things must be open: the looking
 * gates of every member that is not itself waiting for its restart (one that waits may still run
 * what the gate, which knows what is wanted, does not accept), and what the component asks of the
 * others before a member may go. After the last, the phase's own gates speak for all.
 */
final class RollingStart {
  private final Phase phase;
  private final Roll roll;
  private final Asking asking;
  private final Consumer<List<Gate>> ask;
  private final Map<String, CompletableFuture<Boolean>> arrivals = new HashMap<>();
  private final Map<String, CompletableFuture<Void>> turns = new HashMap<>();
  private final Map<String, CompletableFuture<Void>> ends = new HashMap<>();

  RollingStart(
      Phase phase,
      Roll roll,
      Set<String> hosts,
      Asking asking,
      Consumer<List<Gate>> ask,
      Executor threads) {
    this.phase = phase;
    this.roll = roll;
    this.asking = asking;
    this.ask = ask;
    for (String host : hosts) {
      arrivals.put(host, new CompletableFuture<>());
      turns.put(host, new CompletableFuture<>());
      ends.put(host, new CompletableFuture<>());
    }
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(arrivals.values().toArray(CompletableFuture[]::new))
            .thenRunAsync(this::conduct, threads)
            .whenComplete((done, failure) -> release(failure));
  }

  boolean has(String host) {
    return arrivals.containsKey(host);
  }

  /** The host does not serve and is to be started: passes when it may be. */
  void mayStart(String host) {
    List<Gate> gates = roll.mayStart(host);
    if (!gates.isEmpty()) {
      ask.accept(gates);
    }
  }

  /** The host has started, or there was nothing to start. */
  void started(String host) {
    future(arrivals, host).complete(false);
  }

  /** The host serves and is to be restarted; completed when it is its turn. */
  CompletableFuture<Void> turn(String host) {
    future(arrivals, host).complete(true);
    return future(turns, host);
  }

  /** The host has been restarted. */
  void restarted(String host) {
    future(ends, host).complete(null);
  }

  /** The host does not come, or does not end what it began. */
  void absent(String host) {
    HaltException gone = new HaltException(host + " has ended");
    future(arrivals, host).completeExceptionally(gone);
    future(ends, host).completeExceptionally(gone);
  }

  private void conduct() {
    Set<String> waiting = new TreeSet<>();
    arrivals.forEach(
        (host, restart) -> {
          if (Crew.join(restart)) {
            waiting.add(host);
          }
        });
    if (waiting.isEmpty()) {
      return;
    }
    while (!waiting.isEmpty()) {
      String host = next(waiting);
      look(waiting, host);
      future(turns, host).complete(null);
      Crew.join(future(ends, host));
      waiting.remove(host);
    }
  }

  /** As the component says; whom it leaves out comes last. */
  private String next(Set<String> waiting) {
    return roll.order(List.copyOf(waiting), asking).stream()
        .filter(waiting::contains)
        .findFirst()
        .orElseGet(() -> waiting.iterator().next());
  }

  /**
   * The members' own gates first: until a member that came back says so itself, what is known of
   * the cluster may still be from before it went.
   */
  private void look(Set<String> waiting, String next) {
    List<Gate> gates = phase.gates().stream().filter(gate -> !gate.writes()).toList();
    ask.accept(
        gates.stream().filter(g -> g.host() != null && !waiting.contains(g.host())).toList());
    List<Gate> before = roll.mayGo(next);
    ask.accept(
        before.isEmpty() ? gates.stream().filter(gate -> gate.host() == null).toList() : before);
  }

  private void release(@org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null) {
      turns.values().forEach(turn -> turn.completeExceptionally(failure));
    }
  }

  private static <T> CompletableFuture<T> future(
      Map<String, CompletableFuture<T>> futures, String host) {
    CompletableFuture<T> future = futures.get(host);
    if (future == null) {
      throw new IllegalArgumentException(host + " takes no part");
    }
    return future;
  }
}
