package io.groundwork.controller.run;

import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan.Item;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The clusters' services of an agenda, apart from all else that is to be on the hosts: what the
 * commands start, stop and restart. In the agenda's order: a service stands after those it needs.
 */
final class Services {
  private Services() {}

  /** The phases that start a cluster's service, each with its services and nothing else. */
  static Agenda of(Agenda agenda) {
    return of(agenda, (host, service) -> service);
  }

  /**
   * The same with another resource in each service's place.
   *
   * @param as what to put there, by host
   */
  static Agenda of(Agenda agenda, BiFunction<String, Service, Resource> as) {
    List<Phase> phases = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Phase phase : agenda.phases()) {
      // A second round of the same component starts what the first does.
      if (phase.roll() != null && seen.add(phase.component())) {
        Map<String, List<Resource>> work = new LinkedHashMap<>();
        phase
            .work()
            .forEach(
                (host, resources) ->
                    work.put(
                        host,
                        resources.stream()
                            .filter(Service.class::isInstance)
                            .map(resource -> as.apply(host, (Service) resource))
                            .toList()));
        phases.add(phase.with(work));
      }
    }
    return new Agenda(phases);
  }

  /**
   * Refuses to start anything with files that the inventory has otherwise: what starts then, nobody
   * has seen in a plan.
   *
   * @throws HaltException where such files are; they are told
   */
  static void requireSettled(Stage stage, Plan plan) {
    boolean settled = true;
    for (String host : plan.hosts().keySet()) {
      for (Item item : plan.hosts().get(host).items()) {
        if (differs(item)) {
          settled = false;
          stage.world().events().add(finding(host, item));
        }
      }
    }
    if (!settled) {
      throw new HaltException("there is something to install first");
    }
  }

  private static boolean differs(Item item) {
    if (item.resource() instanceof Service) {
      return item.seen().error() != null || item.seen().drift().has("restart");
    }
    Phase phase = item.step().phase();
    boolean read = phase.inTurn() || phase.roll() != null || item.resource() instanceof Archive;
    return read && item.drifted();
  }

  private static Event finding(String host, Item item) {
    return new Event.Finding(
        host,
        item.step().phase().component() + "-files",
        Level.ERROR,
        item.resource().id() + " differs from the inventory",
        "a start would bring up what no plan has shown",
        "Run 'groundwork plan', then 'groundwork install': that restarts what its changes need.",
        false);
  }
}
