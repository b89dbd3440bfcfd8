package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.HostPlan.Item;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Outcome;

/** The steps that several courses share: from a site to a plan, and the telling of it. */
final class Outlook {
  private Outlook() {}

  static Agenda agenda(Stage stage, Site site) {
    World world = stage.world();
    return Agenda.of(
        world.playbook(), world.components(), site, stage.scope().change(), stage.scope().only());
  }

  /** Tells what was observed of every host where nothing will be settled. */
  static void tell(Stage stage, Plan plan, boolean drifted) {
    for (HostPlan host : plan.hosts().values()) {
      if (drifted || !host.drifted()) {
        host.items().forEach(item -> stage.world().events().add(event(item)));
      }
    }
  }

  private static Event event(Item item) {
    return new Event.ResourceDone(
        item.step().host(),
        item.step().phase().component(),
        item.step().phase().title(),
        item.resource().id(),
        item.drifted() ? Outcome.WOULD_CHANGE : Outcome.SAME,
        item.seen().drift().differences(),
        item.seen().millis(),
        item.seen().error());
  }

  /** Hosts of the site that have no drift are whole. */
  static void standing(Stage stage, Plan plan, Site site) {
    for (String host : site.facts().keySet()) {
      if (!plan.drifted(host)) {
        stage.standing().whole(host);
      }
    }
  }
}
