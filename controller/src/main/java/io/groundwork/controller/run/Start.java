package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import java.util.List;

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
    Services.requireSettled(stage, stage.observer().plan(agenda, site, stage.stop()));
    Plan plan = stage.observer().plan(Services.of(agenda), site, stage.stop());
    Outlook.tell(stage, plan, false);
    Doorkeeper doorkeeper = stage.doorkeeper(agenda);
    if (plan.drifted()) {
      new Settlement(stage, doorkeeper).run(plan, site);
    } else {
      Outlook.standing(stage, plan, site);
      List<Gate> closed = new Verification(doorkeeper).look(plan.agenda());
      if (!closed.isEmpty()) {
        closed.forEach(gate -> stage.standing().notWhole(Install.concerned(gate, stage, site)));
        throw new HaltException("a gate is closed");
      }
    }
    Install.endpoints(stage, site);
  }
}
