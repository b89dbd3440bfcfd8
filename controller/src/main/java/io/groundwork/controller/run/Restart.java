package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Renewed;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;

/**
 * Restarts the clusters' services, one member at a time, with the gates of install. Members that do
 * not run are started first. Changes no file.
 */
public final class Restart implements Course {
  private static final int MILLIS = 10_000;
  private final String who;

  /**
   * A restart.
   *
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Restart(String who) {
    this.who = who;
  }

  @Override
  public void go(Stage stage) {
    Site site = stage.survey().fit(stage.fleet(), new Errand(true, true, who), stage.standing());
    Agenda agenda = Outlook.agenda(stage, site);
    Plan whole = stage.observer().plan(agenda, site, stage.stop());
    Sacrifices.requireData(stage, whole);
    Services.requireSettled(stage, whole);
    Agenda renewed = Services.of(agenda, (host, service) -> renewed(stage, host, service));
    Plan plan = stage.observer().plan(renewed, site, stage.stop());
    Sacrifices.requireData(stage, plan);
    Sacrifices.mustBeAccepted(stage, plan);
    new Settlement(stage, stage.doorkeeper(agenda)).run(plan, site);
    Install.endpoints(stage, site);
  }

  /** The process that runs now is the one that is to go, whenever its turn comes. */
  private static Renewed renewed(Stage stage, String host, Service service) {
    Answer answer = stage.fleet().ask(host, new Question.MainProcess(service.unit(), MILLIS));
    if (answer instanceof Answer.Text pid) {
      return new Renewed(service.unit(), Integer.parseInt(pid.text().strip()));
    }
    String why = answer instanceof Answer.Failure failure ? failure.reason() : "";
    throw new IllegalStateException(host + " does not say which process runs: " + why);
  }
}
