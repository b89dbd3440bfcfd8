package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.report.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a site through the states that its components must pass through, each settled and verified
 * as a run of its own: what stands before the component in the playbook, and the component as it is
 * to be there. Components after it wait for the wanted state, so that they change once.
 */
final class Waypoints {
  private final Stage stage;
  private final Site site;

  Waypoints(Stage stage, Site site) {
    this.stage = stage;
    this.site = site;
  }

  /** Tells them; changes nothing. */
  void tell() {
    for (Play play : plays()) {
      of(play).forEach(waypoint -> note(play, waypoint));
    }
  }

  /** Whether there are any. */
  boolean any() {
    return plays().stream().anyMatch(play -> !of(play).isEmpty());
  }

  /**
   * A run that settles all in one step is refused where install would take several.
   *
   * @throws HaltException where there are any
   */
  void mustBeNone() {
    if (any()) {
      throw stage.refuse(
          null,
          "install comes first",
          "the inventory asks for a change of the cluster that takes several steps",
          "Run install, which takes them one by one, then this again.");
    }
  }

  /**
   * Goes there.
   *
   * @throws BadInputException where the run is limited so that a state would not be reached
   * @throws HaltException if anything stopped the run
   */
  void go(Doorkeeper doorkeeper) {
    for (Play play : plays()) {
      for (Waypoint waypoint : of(play)) {
        refuseLimits(waypoint);
        note(play, waypoint);
        Agenda agenda = agenda(play, waypoint);
        Plan plan = stage.observer().plan(agenda, site, stage.stop());
        if (plan.drifted()) {
          new Settlement(stage, doorkeeper).run(plan, site);
        }
        // There is more to come for every host.
        stage.standing().notWhole(site.facts().keySet());
        stage.stop().check();
      }
    }
  }

  private void refuseLimits(Waypoint waypoint) {
    Set<String> change = stage.scope().change();
    if (!change.containsAll(waypoint.hosts())) {
      throw new BadInputException(
          "--limit", waypoint.text(), "Run it without --limit: every member must change.");
    }
  }

  private Agenda agenda(Play play, Waypoint waypoint) {
    List<Phase> phases = new ArrayList<>();
    World world = stage.world();
    Agenda whole = Outlook.agenda(stage, site);
    for (Play each : world.playbook().plays()) {
      if (each.component().equals(play.component())) {
        break;
      }
      whole.phases().stream()
          .filter(phase -> phase.component().equals(each.component()))
          .forEach(phases::add);
    }
    phases.addAll(waypoint.phases());
    return new Agenda(phases);
  }

  private List<Play> plays() {
    return stage.world().playbook().plays().stream()
        .filter(play -> stage.scope().only().contains(play.component()))
        .toList();
  }

  private List<Waypoint> of(Play play) {
    Component component = stage.world().components().get(play.component());
    return component == null ? List.of() : component.waypoints(site);
  }

  private void note(Play play, Waypoint waypoint) {
    stage.world().events().add(new Event.Note(null, play.component(), waypoint.text()));
  }
}
