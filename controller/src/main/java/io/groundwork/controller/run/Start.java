package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;

/**
 * Starts the clusters' services that do not run, what others need first, and asks the gates between
 * as install does. Changes no file.
 */
public final class Start implements Course {
  private final String who;

  /**
   * A start.
   *
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Start(String who) {
    this.who = who;
  }

  @Override
  public void go(Stage stage) {
    Site site = stage.survey().fit(stage.fleet(), new Errand(true, true, who), stage.standing());
    Agenda agenda = Outlook.agenda(stage, site);
    Plan whole = stage.observer().plan(agenda, site, stage.stop());
    Sacrifices.requireData(stage, whole);
    Services.requireSettled(stage, whole);
    Plan plan = stage.observer().plan(Services.of(agenda), site, stage.stop());
    Outlook.tell(stage, plan, false);
    Doorkeeper doorkeeper = stage.doorkeeper(agenda);
    if (plan.drifted()) {
      new Settlement(stage, doorkeeper).run(plan, site);
    } else {
      Outlook.standing(stage, plan, site);
      new Verification(doorkeeper).mustBeOpen(plan.agenda(), site, stage.standing());
    }
    Install.endpoints(stage, site);
  }
}
