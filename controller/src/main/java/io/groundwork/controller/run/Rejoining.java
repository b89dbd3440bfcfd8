package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Rejoin.Loss;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;
import io.groundwork.inventory.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/** The second half of a rebuild: the machine is logged in to, and known by its ids. */
final class Rejoining {
  private static final Duration STILL = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Stage stage;
  private final Host host;
  private final List<Rejoin> rejoins;
  private final Set<String> lose;
  private final BiConsumer<Stage, List<Rejoin>> spare;

  /**
   * @param stage of the inventory with the host's ids
   * @param lose names of what may be lost
   * @param spare asks whether the others can do without it, and halts where not
   */
  Rejoining(
      Stage stage,
      Host host,
      List<Rejoin> rejoins,
      Set<String> lose,
      BiConsumer<Stage, List<Rejoin>> spare) {
    this.stage = stage;
    this.host = host;
    this.rejoins = rejoins;
    this.lose = lose;
    this.spare = spare;
  }

  void run(Map<String, Facts> facts) {
    Survey survey = stage.survey();
    Site site = survey.site(inOrder(facts));
    if (!survey.examine(site)) {
      throw new HaltException("the machine will not do");
    }
    Agenda agenda = agenda(site);
    Plan plan = stage.observer().plan(agenda, site, stage.stop());
    site.facts().keySet().stream()
        .filter(name -> !name.equals(host.name()))
        .forEach(stage.standing()::whole);
    if (!plan.drifted() || serves(plan)) {
      whole(plan);
      return;
    }
    // A member that an earlier rebuild has started is among the others again.
    List<Rejoin> away = rejoins.stream().filter(r -> !serves(plan, r.component())).toList();
    spare.accept(stage, away);
    Doorkeeper doorkeeper = stage.doorkeeper(agenda);
    doorkeeper.pass(away.stream().flatMap(rejoin -> rejoin.gone().stream()).toList());
    losses(away, site);
    if (!survey.judge(site, new Inspection(stage, false).of(site))) {
      throw new HaltException("the machine will not do");
    }
    stage.stop().check();
    new Settlement(stage, doorkeeper).run(plan, site);
    note("it is back: every gate is open, and no other host was changed");
  }

  private Map<String, Facts> inOrder(Map<String, Facts> facts) {
    Map<String, Facts> ordered = new LinkedHashMap<>();
    for (String name : stage.world().inventory().hosts().keySet()) {
      Facts of = facts.get(name);
      if (of != null) {
        ordered.put(name, of);
      }
    }
    return ordered;
  }

  /** Only this host is changed; the cluster's gates wait as long as it catches up. */
  private Agenda agenda(Site site) {
    World world = stage.world();
    Agenda agenda =
        Agenda.of(
            world.playbook(), world.components(), site, Set.of(host.name()), stage.scope().only());
    List<Phase> phases = new ArrayList<>();
    for (Phase phase : agenda.phases()) {
      List<Gate> gates = phase.gates().stream().map(this::patient).toList();
      phases.add(
          new Phase(
              phase.component(),
              phase.title(),
              phase.ahead(),
              phase.inTurn(),
              phase.work(),
              phase.roll() == null ? null : new Spared(phase.roll()),
              gates));
    }
    return new Agenda(phases);
  }

  private Gate patient(Gate gate) {
    if (gate.host() != null || gate.writes()) {
      return gate;
    }
    Nearing left =
        new BytesLeft(
            asking -> left(gate, asking), why -> note(gate.name() + ": " + why), System::nanoTime);
    return new CatchingUp(gate, left, STILL, LONGEST, System::nanoTime);
  }

  private OptionalLong left(Gate gate, Asking asking) {
    return rejoins.stream()
        .filter(rejoin -> rejoin.component().equals(gate.component()))
        .map(rejoin -> rejoin.left(asking))
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /** Whether all of its services run: then it is a machine at work, whatever differs. */
  private static boolean serves(Plan plan) {
    return run(services(plan));
  }

  private static boolean serves(Plan plan, String component) {
    return run(
        services(plan).stream()
            .filter(item -> item.step().phase().component().equals(component))
            .toList());
  }

  private static List<HostPlan.Item> services(Plan plan) {
    return plan.hosts().values().stream()
        .flatMap(host -> host.items().stream())
        .filter(item -> item.resource() instanceof Service)
        .toList();
  }

  private static boolean run(List<HostPlan.Item> services) {
    return !services.isEmpty()
        && services.stream()
            .allMatch(i -> i.seen().error() == null && !i.seen().drift().has("running"));
  }

  private void whole(Plan plan) {
    if (plan.drifted()) {
      Outlook.tell(stage, plan, true);
      throw stage.refuse(
          host.name(),
          "not rebuilt",
          "its services run: it was not set up anew, though some of it differs",
          "Nothing was changed. Run: groundwork install --limit " + host.name());
    }
    note("it is whole: it was not set up anew, or is back already; nothing is to be done");
    List<Gate> closed = new Verification(stage.doorkeeper(plan.agenda())).look(plan.agenda());
    if (!closed.isEmpty()) {
      throw new HaltException("a gate is closed");
    }
    stage.standing().whole(host.name());
  }

  /** Halts where something would be lost that nobody has accepted. */
  private void losses(List<Rejoin> away, Site site) {
    Findings findings = new Findings();
    boolean accepted = true;
    for (Rejoin rejoin : away) {
      for (Loss loss : rejoin.lost(site.facts(host), stage.fleet())) {
        boolean given = !loss.names().isEmpty() && lose.containsAll(loss.names());
        accepted &= given;
        findings.add(
            new Event.Finding(
                host.name(),
                loss.check(),
                given ? Event.Level.WARNING : Event.Level.ERROR,
                loss.seen(),
                loss.why(),
                given ? "Nothing: they are given up by name." : loss.action(),
                false));
      }
    }
    findings.all().forEach(stage.world().events()::add);
    if (!accepted) {
      throw new HaltException("something would be lost");
    }
  }

  private void note(String text) {
    stage.world().events().add(new Event.Note(host.name(), "", text));
  }
}
