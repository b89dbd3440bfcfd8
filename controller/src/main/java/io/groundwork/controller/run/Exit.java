package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.zookeeper.Departure;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Plan;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in which a host leaves its clusters; each settles nothing where it is done already. */
final class Exit {
  private final Stage stage;
  private final Site site;
  private final Stage others;
  private final Site rest;
  private final Host host;

  /**
   * @param others the stage of the hosts that stay
   * @param rest their site
   * @param host that leaves
   */
  Exit(Stage stage, Site site, Stage others, Site rest, Host host) {
    this.stage = stage;
    this.site = site;
    this.others = others;
    this.rest = rest;
    this.host = host;
  }

  /** All members must serve, the one that leaves, too, as long as the others know of it. */
  void serve(Departure departure, boolean runs) {
    if (!runs) {
      settle(stage, site, departure.start());
    }
    stage.doorkeeper().pass(departure.whole().stream().map(Exit::hurried).toList());
  }

  private static Gate hurried(Gate gate) {
    return new Hurried(gate);
  }

  /** Restarts of the others that clients would feel must be accepted by the inventory. */
  void mustBeAccepted() {
    Agenda all = agenda(others.scope().only());
    Plan plan = others.observer().plan(all, rest, others.stop());
    Sacrifices.mustBeAccepted(others, plan);
  }

  /** Stops a unit of the host, and keeps it from starting at boot. */
  void stop(String component, String unit) {
    settle(stage, site, List.of(Remove.stopping(component, host.name(), unit)));
  }

  /** A topic that was made during the moves may be on it: while its broker serves, it moves. */
  void mustBeDrained() {
    mustBeEmpty("it was drained; its broker still serves", "Run this again: it moves them, too.");
  }

  /** A topic that was made between the last look and the stop may be on it. */
  void mustBeEmpty() {
    mustBeEmpty(
        "it was taken out; its broker has stopped",
        "Run install, which starts it, then this again.");
  }

  private void mustBeEmpty(String meanwhile, String next) {
    Set<Integer> stay = Remove.mover(rest).hosts().keySet();
    List<Answer.Layout> seen = new ArrayList<>();
    stage.doorkeeper().pass(List.of(Remove.mover(rest).located(seen::add)));
    List<String> left =
        seen.get(seen.size() - 1).partitions().stream()
            .filter(held -> !stay.containsAll(held.replicas()))
            .map(Held::toString)
            .toList();
    if (!left.isEmpty()) {
      throw stage.refuse(
          null,
          host.name() + " holds partitions again: " + Some.of(left),
          "they were made while " + meanwhile,
          next);
    }
  }

  /** The other members get the list without it, then it stops. */
  void leave(Departure departure) {
    if (departure.isNamed()) {
      if (departure.leads().ask(stage.fleet()) instanceof Verdict.Pass) {
        // A drain takes hours: whether the others can do without their leader is asked now.
        stage.doorkeeper().pass(departure.whole());
        stop(Leaving.ZOOKEEPER, Departure.UNIT);
        stage.doorkeeper().pass(List.of(departure.othersLead()));
        settle(stage, site, departure.start());
        stage.doorkeeper().pass(departure.whole());
      }
      settle(others, rest, agenda(Remove.members()).phases());
    }
    stop(Leaving.ZOOKEEPER, Departure.UNIT);
  }

  /** The others get all the rest of what names it, and are verified. */
  void finish() {
    Agenda all = agenda(others.scope().only());
    settle(others, rest, all.phases());
    new Verification(others.doorkeeper(all)).mustBeOpen(all, rest, stage.standing());
    rest.facts().keySet().forEach(stage.standing()::whole);
  }

  /** The cluster must know nothing of it any more: asked right before its data are deleted. */
  void mustHaveLeft(Leaving leaving, @Nullable Departure departure) {
    List<Gate> gates = new ArrayList<>();
    if (leaving.host().has(Leaving.KAFKA)) {
      mustBeEmpty();
      Component kafka = stage.world().components().get(Leaving.KAFKA);
      gates.addAll(Objects.requireNonNull(kafka).gone(site, Set.of(host.name())));
    }
    if (departure != null) {
      gates.add(departure.othersLead());
      gates.add(departure.forgotten());
    }
    stage.doorkeeper().pass(gates);
  }

  private Agenda agenda(Set<String> only) {
    World world = others.world();
    return Agenda.of(world.playbook(), world.components(), rest, others.scope().change(), only);
  }

  private static void settle(Stage on, Site site, List<Phase> phases) {
    Agenda agenda = new Agenda(phases);
    Plan plan = on.observer().plan(agenda, site, on.stop());
    if (plan.drifted()) {
      new Settlement(on, on.doorkeeper(agenda)).run(plan, site);
    }
    on.standing().notWhole(site.facts().keySet());
    on.stop().check();
  }
}
