package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;

/**
 * Converges and verifies: connect, learn, examine, observe; where there is drift check the hosts as
 * {@link Check} does, then settle, with all gates; else ask the gates that look.
 */
public final class Install implements Course {
  private final String who;

  /**
   * An install.
   *
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Install(String who) {
    this.who = who;
  }

  @Override
  public void go(Stage stage) {
    Survey survey = stage.survey();
    Site site = survey.fit(stage.fleet(), new Errand(true, true, who), stage.standing());
    stage.stop().check();
    Agenda agenda = Outlook.agenda(stage, site);
    Doorkeeper doorkeeper = stage.doorkeeper(agenda);
    Plan plan = stage.observer().plan(agenda, site, stage.stop());
    if (plan.drifted()) {
      Sacrifices.requireData(stage, plan);
      inspect(stage, survey, site);
      Sacrifices.mustBeAccepted(stage, plan);
      stage.stop().check();
      Waypoints waypoints = new Waypoints(stage, site);
      if (waypoints.any()) {
        waypoints.go(doorkeeper);
        plan = stage.observer().plan(agenda, site, stage.stop());
      }
      Outlook.tell(stage, plan, false);
      new Settlement(stage, doorkeeper).run(plan, site);
    } else {
      Outlook.tell(stage, plan, false);
      Outlook.standing(stage, plan, site);
      new Verification(doorkeeper).mustBeOpen(agenda, site, stage.standing());
    }
    endpoints(stage, site);
  }

  /** What takes longer to learn is asked only where something is about to be changed. */
  private static void inspect(Stage stage, Survey survey, Site site) {
    if (!survey.judge(site, new Inspection(stage, false).of(site))) {
      throw new HaltException("the hosts will not do");
    }
    stage.stop().check();
  }

  /** Tells what the finished clusters offer. */
  static void endpoints(Stage stage, Site site) {
    for (Component component : stage.world().components().values()) {
      if (!site.with(component.schema().name()).isEmpty()) {
        for (String text : component.endpoints(site)) {
          stage.world().events().add(new Event.Endpoint(component.schema().name(), text));
        }
      }
    }
  }
}
