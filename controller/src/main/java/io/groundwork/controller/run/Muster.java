package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.node.LockHeldException;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent.Kind;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Connects to every host at once, takes its lock where the run is to write, and learns its facts. A
 * host that cannot be reached costs its own time limit, not the others' progress.
 */
final class Muster {
  private final World world;
  private final Crew crew;
  private final Fleet fleet;
  private final Errand errand;
  private final Locking locking;

  /** Who came: facts by host, and who did not. */
  record Present(Map<String, Facts> facts, Set<String> missing) {}

  private record Arrival(String host, @org.jspecify.annotations.Nullable Facts facts) {}

  Muster(World world, Crew crew, Fleet fleet, Errand errand) {
    this.world = world;
    this.crew = crew;
    this.fleet = fleet;
    this.errand = errand;
    this.locking = new Locking(world.inventory().hosts().keySet(), errand.who());
  }

  /**
   * Waits for every host.
   *
   * @throws HaltException if another run holds a lock, or the run was stopped
   */
  Present call(StopSignal stop) {
    List<CompletableFuture<Arrival>> arrivals = new ArrayList<>();
    for (Host host : world.inventory().hosts().values()) {
      world.events().add(new Event.HostSeen(host.name(), host.roles()));
      arrivals.add(crew.start(() -> crew.onHost(() -> arrive(host))));
    }
    stop.onStop(() -> arrivals.forEach(arrival -> arrival.cancel(true)));
    Map<String, Facts> facts = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>();
    for (Arrival arrival : Crew.all(arrivals)) {
      if (arrival.facts() == null) {
        missing.add(arrival.host());
      } else {
        facts.put(arrival.host(), arrival.facts());
      }
    }
    return new Present(facts, missing);
  }

  private Arrival arrive(Host host) {
    try {
      world.events().add(new Event.Doing(host.name(), "connecting"));
      Spending time = world.of(host.name());
      Session session = time.on(Kind.CONNECT, "", "connecting", () -> world.connector().open(host));
      fleet.add(session);
      if (errand.locks()) {
        time.on(Kind.CONNECT, "", "taking the lock", () -> locking.take(session));
        session.begin(world.note());
      }
      if (errand.asksGates() && probed(host)) {
        session.warmProbe();
      }
      world.events().add(new Event.Doing(host.name(), "learning facts"));
      return time.on(
          Kind.LOOK,
          "",
          "learning facts",
          () -> new Arrival(host.name(), session.facts(evidence(host))));
    } catch (LockHeldException e) {
      fail(e, ExitCodes.CLOSED);
      throw new HaltException("locked");
    } catch (SessionException e) {
      fail(e, ExitCodes.UNREACHABLE);
      return new Arrival(host.name(), null);
    }
  }

  private void fail(SessionException e, int exit) {
    world.events().add(new Event.Failed(e.host(), e.what(), e.why(), e.next(), exit));
  }

  private boolean probed(Host host) {
    return world.components().values().stream()
        .anyMatch(component -> component.probes(world.inventory()).contains(host.name()));
  }

  private List<String> evidence(Host host) {
    List<String> paths = new ArrayList<>();
    for (Component component : world.components().values()) {
      if (host.has(component.schema().name())) {
        paths.addAll(component.evidence(host));
      }
    }
    return paths.stream().distinct().toList();
  }
}
