package io.groundwork.controller.run;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Step;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Observes every host of an agenda, each in one batch, all at once. */
final class Observer {
  private final World world;
  private final Crew crew;
  private final Fleet fleet;

  Observer(World world, Crew crew, Fleet fleet) {
    this.world = world;
    this.crew = crew;
    this.fleet = fleet;
  }

  Plan plan(Agenda agenda, Site site, StopSignal stop) {
    Map<String, CompletableFuture<HostPlan>> plans = new LinkedHashMap<>();
    for (String host : site.facts().keySet()) {
      List<Step> steps = agenda.steps(host);
      if (!steps.isEmpty()) {
        plans.put(host, crew.start(() -> crew.onHost(() -> observe(host, steps))));
      }
    }
    stop.onStop(() -> plans.values().forEach(plan -> plan.cancel(true)));
    Crew.all(List.copyOf(plans.values()));
    Map<String, HostPlan> hosts = new LinkedHashMap<>();
    plans.forEach((host, plan) -> hosts.put(host, Crew.join(plan)));
    return new Plan(agenda, hosts);
  }

  private HostPlan observe(String host, List<Step> steps) {
    world.events().add(new Event.Doing(host, "observing"));
    List<Resource> resources = new ArrayList<>();
    steps.forEach(step -> resources.addAll(step.resources()));
    Session session = fleet.of(host);
    return world
        .of(host)
        .on(
            Kind.LOOK,
            "",
            "comparing with the inventory",
            () -> HostPlan.of(host, steps, session.observe(resources)));
  }
}
