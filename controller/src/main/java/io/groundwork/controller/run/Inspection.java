package io.groundwork.controller.run;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.controller.check.Attempt;
import io.groundwork.controller.check.Conditions;
import io.groundwork.controller.check.Connection;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent.Kind;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Learns every host's condition, while temporary listeners are opened on the ports that will be
 * needed and the hosts that will need them try them. Leaves nothing behind: listeners end with this
 * step, after their own time, or with the agent.
 */
final class Inspection {
  private static final int KNOCK_MILLIS = 2000;

  /** Long enough for all to try, short enough not to be in a later run's way. */
  private static final int OPEN_MILLIS = 10_000;

  private final Stage stage;
  private final boolean measuresDisks;

  Inspection(Stage stage, boolean measuresDisks) {
    this.stage = stage;
    this.measuresDisks = measuresDisks;
  }

  /** What a host showed. */
  private record Seen(Condition condition, long ahead) {}

  Conditions of(Site site) {
    Set<String> hosts = site.facts().keySet();
    Map<String, CompletableFuture<Seen>> seen =
        start(hosts, host -> look(site.inventory().hosts().get(host), site));
    List<Attempt> attempts = tried(site);
    Crew.all(List.copyOf(seen.values()));
    Map<String, Condition> conditions = new LinkedHashMap<>();
    Map<String, Long> ahead = new LinkedHashMap<>();
    seen.forEach(
        (host, future) -> {
          conditions.put(host, Crew.join(future).condition());
          ahead.put(host, Crew.join(future).ahead());
        });
    return new Conditions(conditions, ahead, attempts);
  }

  private Seen look(@org.jspecify.annotations.Nullable Host host, Site site) {
    if (host == null) {
      throw new IllegalArgumentException("a host that is not in the inventory");
    }
    stage.world().events().add(new Event.Doing(host.name(), "examining"));
    List<String> places = new ArrayList<>();
    for (Component component : stage.world().components().values()) {
      if (host.has(component.schema().name())) {
        places.addAll(component.places(host));
      }
    }
    List<String> names = List.copyOf(site.inventory().hosts().keySet());
    Session session = stage.fleet().of(host.name());
    Inquiry inquiry = new Inquiry(host.address(), names, places, measuresDisks);
    return stage
        .world()
        .of(host.name())
        .on(
            Kind.LOOK,
            "",
            "examining",
            () -> {
              long ahead = session.clockAhead();
              return new Seen(session.examine(inquiry), ahead);
            });
  }

  private List<Attempt> tried(Site site) {
    List<Connection> needed = Connection.needed(site, stage.world().components().values());
    Map<String, Set<Door>> doors = new LinkedHashMap<>();
    Map<String, List<Connection>> tries = new LinkedHashMap<>();
    for (Connection each : needed) {
      doors.computeIfAbsent(each.to(), to -> new LinkedHashSet<>()).add(each.door());
      tries.computeIfAbsent(each.from(), from -> new ArrayList<>()).add(each);
    }
    try {
      Map<Door, String> closed = opened(doors);
      List<Attempt> attempts = new ArrayList<>();
      joined(start(tries.keySet(), from -> knock(from, tries.getOrDefault(from, List.of()))))
          .forEach(
              (from, failures) -> {
                List<Connection> own = tries.getOrDefault(from, List.of());
                for (int i = 0; i < own.size(); i++) {
                  Connection c = own.get(i);
                  String why = closed.getOrDefault(c.door(), "");
                  attempts.add(new Attempt(c, failures.get(i), why));
                }
              });
      return attempts;
    } finally {
      joined(
          start(
              doors.keySet(),
              host -> {
                stage.fleet().of(host).shut();
                return host;
              }));
    }
  }

  private Map<Door, String> opened(Map<String, Set<Door>> doors) {
    Map<Door, String> closed = new HashMap<>();
    joined(start(doors.keySet(), host -> open(host, doors.getOrDefault(host, Set.of()))))
        .values()
        .forEach(closed::putAll);
    return closed;
  }

  private Map<Door, String> open(String host, Set<Door> doors) {
    List<Door> asked = List.copyOf(doors);
    List<String> failures = stage.fleet().of(host).open(asked, OPEN_MILLIS);
    Map<Door, String> closed = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      closed.put(asked.get(i), failures.get(i));
    }
    return closed;
  }

  private List<String> knock(String from, List<Connection> connections) {
    List<Door> doors = connections.stream().map(Connection::door).toList();
    return stage
        .world()
        .of(from)
        .on(
            Kind.LOOK,
            "",
            "trying connections",
            () -> stage.fleet().of(from).knock(doors, KNOCK_MILLIS));
  }

  private <T> Map<String, CompletableFuture<T>> start(Set<String> hosts, Function<String, T> work) {
    Crew crew = stage.crew();
    Map<String, CompletableFuture<T>> futures = new LinkedHashMap<>();
    hosts.forEach(h -> futures.put(h, crew.start(() -> crew.onHost(() -> work.apply(h)))));
    stage.stop().onStop(() -> futures.values().forEach(future -> future.cancel(true)));
    return futures;
  }

  private static <T> Map<String, T> joined(Map<String, CompletableFuture<T>> futures) {
    Crew.all(List.copyOf(futures.values()));
    Map<String, T> results = new LinkedHashMap<>();
    futures.forEach((host, future) -> results.put(host, Crew.join(future)));
    return results;
  }
}
