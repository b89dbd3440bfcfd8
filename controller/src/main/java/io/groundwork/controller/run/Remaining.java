package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps that those who stay take when a host leaves their clusters; each settles nothing where
 * it is done already.
 */
final class Remaining {
  private final Stage stage;
  private final Site site;
  private final String leaver;

  /**
   * @param stage of the hosts that stay
   * @param site theirs
   * @param leaver the name of the one that leaves
   */
  Remaining(Stage stage, Site site, String leaver) {
    this.stage = stage;
    this.site = site;
    this.leaver = leaver;
  }

  /** Tells what they would have to do, as it is seen now. */
  void tell() {
    Outlook.tell(stage, plan(all()), true);
  }

  /** Restarts that clients would feel must be accepted by the inventory. */
  void mustBeAccepted() {
    Sacrifices.mustBeAccepted(stage, plan(all()));
  }

  /**
   * Every partition must be theirs alone.
   *
   * @param meanwhile when it may have been made elsewhere, after "while"
   * @param next what to do then
   */
  void mustHaveAll(String meanwhile, String next) {
    Set<Integer> stay = Remove.mover(site).hosts().keySet();
    List<Answer.Layout> seen = new ArrayList<>();
    stage.doorkeeper().pass(List.of(Remove.mover(site).located(seen::add)));
    List<String> left =
        seen.get(seen.size() - 1).partitions().stream()
            .filter(held -> !stay.containsAll(held.replicas()))
            .map(Held::toString)
            .toList();
    if (!left.isEmpty()) {
      throw stage.refuse(
          null,
          leaver + " holds partitions again: " + Some.of(left),
          "they were made while " + meanwhile,
          next);
    }
  }

  /** The members of the ensemble get the list without it. */
  void forget() {
    settle(stage, site, agenda(Set.of(Leaving.ZOOKEEPER)).phases());
  }

  /** They get all the rest of what names it, and are verified. */
  void finish() {
    Agenda all = all();
    settle(stage, site, all.phases());
    new Verification(stage.doorkeeper(all)).mustBeOpen(all, site, stage.standing());
    site.facts().keySet().forEach(stage.standing()::whole);
  }

  private Plan plan(Agenda agenda) {
    return stage.observer().plan(agenda, site, stage.stop());
  }

  private Agenda all() {
    return agenda(stage.scope().only());
  }

  private Agenda agenda(Set<String> only) {
    World world = stage.world();
    return Agenda.of(world.playbook(), world.components(), site, stage.scope().change(), only);
  }

  /** Settles phases on the hosts of a site; there is more to come for each of these. */
  static void settle(Stage on, Site site, List<Phase> phases) {
    Agenda agenda = new Agenda(phases);
    Plan plan = on.observer().plan(agenda, site, on.stop());
    if (plan.drifted()) {
      new Settlement(on, on.doorkeeper(agenda)).run(plan, site);
    }
    on.standing().notWhole(site.facts().keySet());
    on.stop().check();
  }
}
