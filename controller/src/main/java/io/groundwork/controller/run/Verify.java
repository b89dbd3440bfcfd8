package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Asks all gates of what runs now, and names drift; changes nothing that is to stay. */
public final class Verify implements Course {

  @Override
  public void go(Stage stage) {
    Survey survey = stage.survey();
    Site site = survey.site(stage.fleet(), new Errand(false, true, ""), stage.standing());
    survey.examine(site);
    Agenda agenda = Outlook.agenda(stage, site);
    Plan plan = stage.observer().plan(agenda, site, stage.stop());
    Outlook.tell(stage, plan, true);
    Outlook.standing(stage, plan, site);
    Verification verification = Verification.hurried(stage.doorkeeper(agenda));
    List<Gate> closed = new ArrayList<>(verification.look(agenda));
    if (closed.isEmpty()) {
      closed.addAll(verification.write(agenda));
    }
    closed.forEach(gate -> stage.standing().notWhole(Verification.concerned(gate, site)));
  }
}
