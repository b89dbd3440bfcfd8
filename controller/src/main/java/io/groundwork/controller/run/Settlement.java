package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Takes all drift away: every host goes its own lanes, and every gate is asked in its turn. */
final class Settlement {
  private final Stage stage;
  private final Doorkeeper doorkeeper;

  Settlement(Stage stage, Doorkeeper doorkeeper) {
    this.stage = stage;
    this.doorkeeper = doorkeeper;
  }

  /**
   * Settles and verifies.
   *
   * @throws HaltException if anything stopped the run; why is told
   */
  void run(Plan plan, Site site) {
    stage.stop().onStop(stage.fleet()::finish);
    stage.fleet().onLoss(stage::lost);
    List<Phase> phases = plan.agenda().phases();
    Set<String> hosts = site.facts().keySet();
    GateBook book =
        new GateBook(
            phases, hosts, phase -> minded(phase, site), this::pass, stage.crew().threads());
    Map<Integer, RollingStart> rolling = Lanes.rolling(phases, this::rolling);
    Settler settler = new Settler(stage, doorkeeper);
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (String host : hosts) {
      if (plan.drifted(host)) {
        List<Step> steps = plan.agenda().steps(host);
        idle(host, steps, phases, book);
        var lanes = new Lanes(host, steps, book, own(host, rolling), settler, stage.stop());
        ends.add(whole(host, lanes.start(stage.crew()), book));
      } else {
        book.idle(host);
        own(host, rolling).values().forEach(roll -> roll.started(host));
        ends.add(whole(host, CompletableFuture.completedFuture(null), book));
      }
    }
    ends.addAll(book.gates());
    Crew.all(ends);
  }

  private CompletableFuture<Void> whole(String host, CompletableFuture<Void> lanes, GateBook book) {
    return Crew.both(lanes, book.verified(host)).thenRun(() -> stage.standing().whole(host));
  }

  /** Phases that have no work for the host need not wait for it. */
  private static void idle(String host, List<Step> steps, List<Phase> phases, GateBook book) {
    Set<Integer> busy = new HashSet<>();
    steps.forEach(step -> busy.add(step.index()));
    for (int i = 0; i < phases.size(); i++) {
      if (!busy.contains(i)) {
        book.done(i, host).complete(null);
      }
    }
  }

  private static Map<Integer, RollingStart> own(String host, Map<Integer, RollingStart> rolling) {
    Map<Integer, RollingStart> own = new java.util.TreeMap<>();
    rolling.forEach(
        (index, roll) -> {
          if (roll.has(host)) {
            own.put(index, roll);
          }
        });
    return own;
  }

  private RollingStart rolling(Phase phase) {
    Roll roll = java.util.Objects.requireNonNull(phase.roll());
    return new RollingStart(
        phase, roll, phase.work().keySet(), stage.fleet(), this::pass, stage.crew().threads());
  }

  private void pass(List<Gate> gates) {
    doorkeeper.pass(gates);
  }

  /** A cluster's gates concern its members; where there is no cluster, the hosts of the phase. */
  private Set<String> minded(Phase phase, Site site) {
    Component component = stage.world().components().get(phase.component());
    Set<String> hosts = new HashSet<>(phase.work().keySet());
    String cluster = component == null ? null : component.cluster();
    if (cluster != null) {
      hosts.addAll(
          new Clusters(stage.world().inventory(), stage.world().components().values())
              .members(cluster));
    }
    hosts.retainAll(site.facts().keySet());
    return hosts;
  }
}
