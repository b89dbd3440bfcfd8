package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which gates are asked when, and who waits for them. A host's own gates are asked as soon as the
 * host is through with the phase; a cluster's, when all its members are, and their own gates are
 * open. A host goes on to a later phase when its own gates, and those of the clusters that it
 * minds, are open.
 *
 * <p>Everything here is a future that ends: lanes complete their steps whatever happens, and gates
 * end open, closed or stopped; so nobody waits for ever.
 */
final class GateBook {
  private final List<Map<String, CompletableFuture<Void>>> done = new ArrayList<>();
  private final List<Map<String, CompletableFuture<Void>>> clear = new ArrayList<>();
  private final List<CompletableFuture<Void>> gates = new ArrayList<>();
  private final Map<String, CompletableFuture<Void>> last;
  private final Consumer<List<Gate>> ask;
  private final Executor threads;

  /**
   * Lays out all waiting; nothing is asked before its time.
   *
   * @param hosts all hosts that take part
   * @param minding the hosts that wait for a cluster's gates of a phase
   * @param ask asks gates and returns when they are open, else throws
   */
  GateBook(
      List<Phase> phases,
      Set<String> hosts,
      Function<Phase, Set<String>> minding,
      Consumer<List<Gate>> ask,
      Executor threads) {
    this.ask = ask;
    this.threads = threads;
    Map<String, CompletableFuture<Void>> before = new HashMap<>();
    hosts.forEach(host -> before.put(host, CompletableFuture.completedFuture(null)));
    for (Phase phase : phases) {
      clear.add(Map.copyOf(before));
      Map<String, CompletableFuture<Void>> ends = new HashMap<>();
      hosts.forEach(host -> ends.put(host, new CompletableFuture<>()));
      done.add(ends);
      if (!phase.gates().isEmpty()) {
        enter(phase, minding.apply(phase), ends, before);
      }
    }
    last = before;
  }

  /** Completed when the host may begin the phase; fails when a gate before it is closed. */
  CompletableFuture<Void> clear(int phase, String host) {
    return of(clear.get(phase), host);
  }

  /** To be completed when the host is through with the phase. */
  CompletableFuture<Void> done(int phase, String host) {
    return of(done.get(phase), host);
  }

  /** Completed when every gate that the host minds is open. */
  CompletableFuture<Void> verified(String host) {
    return of(last, host);
  }

  /** The host has nothing to do, in no phase. */
  void idle(String host) {
    done.forEach(phase -> of(phase, host).complete(null));
  }

  /** The host ends here; what it is not through with, it will not be. */
  void giveUp(String host) {
    HaltException ended = new HaltException(host + " has ended");
    done.forEach(phase -> of(phase, host).completeExceptionally(ended));
  }

  /** The end of all asking. */
  List<CompletableFuture<Void>> gates() {
    return List.copyOf(gates);
  }

  /** Adds a phase's gates, and has hosts wait for them from here on. */
  private void enter(
      Phase phase,
      Set<String> minding,
      Map<String, CompletableFuture<Void>> ends,
      Map<String, CompletableFuture<Void>> before) {
    Map<String, CompletableFuture<Void>> ready = new HashMap<>();
    ends.forEach((host, end) -> ready.put(host, all(List.of(end, of(before, host)))));
    Map<String, List<Gate>> own = new LinkedHashMap<>();
    List<Gate> shared = new ArrayList<>();
    for (Gate gate : phase.gates()) {
      String host = gate.host();
      if (host != null && ready.containsKey(host)) {
        own.computeIfAbsent(host, name -> new ArrayList<>()).add(gate);
      } else {
        shared.add(gate);
      }
    }
    List<CompletableFuture<Void>> members = new ArrayList<>();
    minding.forEach(host -> members.add(of(ready, host)));
    own.forEach(
        (host, asked) -> {
          CompletableFuture<Void> open = after(of(ready, host), asked);
          before.put(host, all(List.of(of(before, host), open)));
          members.add(open);
        });
    if (!shared.isEmpty()) {
      CompletableFuture<Void> open = after(all(members), shared);
      minding.forEach(host -> before.put(host, all(List.of(of(before, host), open))));
    }
  }

  private CompletableFuture<Void> after(CompletableFuture<Void> from, List<Gate> asked) {
    CompletableFuture<Void> open = from.thenRunAsync(() -> ask.accept(asked), threads);
    gates.add(open);
    return open;
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }

  private static CompletableFuture<Void> of(
      Map<String, CompletableFuture<Void>> futures, String host) {
    CompletableFuture<Void> future = futures.get(host);
    if (future == null) {
      throw new IllegalArgumentException(host + " takes no part");
    }
    return future;
  }
}
