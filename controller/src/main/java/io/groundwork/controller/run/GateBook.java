package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which gate is asked when, and who waits for it. A host's gate is asked as soon as the host is
 * through with the phase; a cluster's, when all hosts of the phase are. Gates that write come last,
 * one after the other. A host goes on to a later phase when its own gates, and those of the
 * clusters that it minds, are open.
 *
 * <p>Everything here is a future that ends: lanes complete their steps whatever happens, and a gate
 * ends open, closed or stopped; so nobody waits for ever.
 */
final class GateBook {
  private final List<Phase> phases;
  private final List<Map<String, CompletableFuture<Void>>> done = new ArrayList<>();
  private final List<Map<String, CompletableFuture<Void>>> clear = new ArrayList<>();
  private final List<CompletableFuture<Void>> gates = new ArrayList<>();
  private final Map<String, CompletableFuture<Void>> last;

  /**
   * Lays out all waiting; nothing is asked before its time.
   *
   * @param hosts all hosts that take part
   * @param minded the hosts that wait for a cluster's gates of a phase
   * @param ask asks a gate and returns when it is open, else throws
   */
  GateBook(
      List<Phase> phases,
      Set<String> hosts,
      Function<Phase, Set<String>> minded,
      Consumer<Gate> ask,
      Executor threads) {
    this.phases = phases;
    Map<String, CompletableFuture<Void>> before = new HashMap<>();
    hosts.forEach(host -> before.put(host, CompletableFuture.completedFuture(null)));
    for (Phase phase : phases) {
      clear.add(Map.copyOf(before));
      Map<String, CompletableFuture<Void>> ends = new HashMap<>();
      hosts.forEach(host -> ends.put(host, new CompletableFuture<>()));
      done.add(ends);
      if (!phase.gates().isEmpty()) {
        new Row(phase, ends, before, ask, threads).enter(minded.apply(phase));
      }
    }
    last = before;
  }

  /** Completed when the host may begin the phase; fails when a gate before it is closed. */
  CompletableFuture<Void> clear(int phase, String host) {
    return of(clear, phase, host);
  }

  /** To be completed when the host is through with the phase. */
  CompletableFuture<Void> done(int phase, String host) {
    return of(done, phase, host);
  }

  /** The host has nothing to do in any phase, or has ended; phases not done count as given up. */
  void give(String host, boolean whole) {
    for (int i = 0; i < phases.size(); i++) {
      if (whole) {
        done(i, host).complete(null);
      } else {
        done(i, host).completeExceptionally(new HaltException(host + " has ended"));
      }
    }
  }

  /** Completed when every gate that the host minds is open. */
  CompletableFuture<Void> verified(String host) {
    return java.util.Objects.requireNonNull(last.get(host), host);
  }

  /** Every gate's end. */
  List<CompletableFuture<Void>> gates() {
    return List.copyOf(gates);
  }

  private static CompletableFuture<Void> of(
      List<Map<String, CompletableFuture<Void>>> table, int phase, String host) {
    CompletableFuture<Void> future = table.get(phase).get(host);
    if (future == null) {
      throw new IllegalArgumentException(host + " takes no part");
    }
    return future;
  }

  private static CompletableFuture<Void> both(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }

  /** One phase's gates. */
  private final class Row {
    private final Phase phase;
    private final Map<String, CompletableFuture<Void>> ready = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> before;
    private final Consumer<Gate> ask;
    private final Executor threads;

    Row(
        Phase phase,
        Map<String, CompletableFuture<Void>> ends,
        Map<String, CompletableFuture<Void>> before,
        Consumer<Gate> ask,
        Executor threads) {
      this.phase = phase;
      this.before = before;
      this.ask = ask;
      this.threads = threads;
      ends.forEach((host, end) -> ready.put(host, both(List.of(end, before.get(host)))));
    }

    /** Adds the gates, and has hosts wait for them from here on. */
    void enter(Set<String> minds) {
      List<CompletableFuture<Void>> members = new ArrayList<>();
      minds.forEach(host -> members.add(ready.getOrDefault(host, both(List.of()))));
      CompletableFuture<Void> all = both(members);
      Map<String, List<CompletableFuture<Void>>> own = new HashMap<>();
      List<CompletableFuture<Void>> looking = new ArrayList<>();
      List<CompletableFuture<Void>> shared = new ArrayList<>();
      for (Gate gate : phase.gates()) {
        if (gate.writes()) {
          continue;
        }
        String host = gate.host();
        CompletableFuture<Void> from = host == null ? all : ready.getOrDefault(host, all);
        CompletableFuture<Void> open = after(from, gate);
        looking.add(open);
        if (host == null) {
          shared.add(open);
        } else {
          own.computeIfAbsent(host, name -> new ArrayList<>()).add(open);
        }
      }
      CompletableFuture<Void> last = both(join(looking, all));
      for (Gate gate : phase.gates()) {
        if (gate.writes()) {
          last = after(last, gate);
          shared.add(last);
        }
      }
      hold(own, shared, minds);
    }

    private CompletableFuture<Void> after(CompletableFuture<Void> from, Gate gate) {
      CompletableFuture<Void> open = from.thenRunAsync(() -> ask.accept(gate), threads);
      gates.add(open);
      return open;
    }

    private void hold(
        Map<String, List<CompletableFuture<Void>>> own,
        List<CompletableFuture<Void>> shared,
        Set<String> minds) {
      for (Map.Entry<String, CompletableFuture<Void>> entry : before.entrySet()) {
        String host = entry.getKey();
        List<CompletableFuture<Void>> waits = new ArrayList<>(own.getOrDefault(host, List.of()));
        waits.add(entry.getValue());
        if (minds.contains(host)) {
          waits.addAll(shared);
        }
        entry.setValue(both(waits));
      }
    }

    private static List<CompletableFuture<Void>> join(
        List<CompletableFuture<Void>> some, CompletableFuture<Void> one) {
      List<CompletableFuture<Void>> all = new ArrayList<>(some);
      all.add(one);
      return all;
    }
  }
}
