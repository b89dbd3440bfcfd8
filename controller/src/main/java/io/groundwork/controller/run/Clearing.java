package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.Firewall;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Undoing;
import io.groundwork.controller.report.Event;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes from a host that leaves what its membership put there, in the way of a reset: units, files
 * and programs of the components that go; where it has no other role, the others' names and its
 * openings in the firewall, too (its own name stays: services of whoever has the machine next would
 * stall without it). What was changed by hand is kept beside its place, what is not ours stays.
 *
 * <p>Data, logs and their users stay, unless they are to be deleted. They go last of all: as long
 * as a re-run needs an id that only the disk knows, it is there.
 */
final class Clearing {
  private static final String LOGS = "/var/log/";
  private final Stage stage;
  private final Leaving leaving;
  private final Site site;
  private final Site own;
  private final Agenda install;

  /**
   * @param site of all hosts, the one that leaves among them
   */
  Clearing(Stage stage, Leaving leaving, Site site) {
    this.stage = stage;
    this.leaving = leaving;
    this.site = site;
    Map<String, Facts> facts = Map.of(leaving.name(), site.facts(leaving.host()));
    this.own = new Site(site.inventory(), facts, site.archives());
    this.install = agenda(site, leaving.shed().components());
  }

  /** What is to be done on the host, from the last service to the JDK. */
  Agenda agenda(boolean data) {
    List<Phase> phases = new ArrayList<>(new Undoing(install, staying(), data).agenda().phases());
    if (!leaving.shed().stays()) {
      phases.addAll(machine());
    }
    return new Agenda(phases);
  }

  private Agenda staying() {
    return agenda(site, new TreeSet<>(leaving.shed().host().settings().keySet()));
  }

  /** Tells what would be done, as it is seen now. */
  void tell(boolean data) {
    Outlook.tell(stage, plan(agenda(data)), true);
  }

  /** Tells, before anybody is asked, what will be done. */
  void announce(boolean data) {
    List<String> tasks =
        plan(agenda(data)).hosts().values().stream()
            .flatMap(host -> host.items().stream())
            .filter(HostPlan.Item::drifted)
            .map(item -> item.resource().id())
            .toList();
    if (!tasks.isEmpty()) {
      String text = "when it has left, to do there: " + String.join(", ", tasks);
      stage.world().events().add(new Event.Note(leaving.name(), "", text));
    }
  }

  /** Does it; data and logs only where they are meant. */
  void run(boolean data) {
    stage.standing().notWhole(Set.of(leaving.name()));
    Agenda agenda = agenda(data);
    Plan plan = plan(agenda);
    if (plan.drifted()) {
      new Settlement(stage, stage.doorkeeper(install)).run(plan, own);
    }
    stage.stop().check();
  }

  /** Where data and logs are. */
  Set<String> places() {
    Set<String> places = new TreeSet<>();
    directories(install)
        .filter(directory -> directory.data() || directory.path().startsWith(LOGS))
        .forEach(directory -> places.add(directory.path()));
    return places;
  }

  /**
   * What other components of the host keep must not lie where data are to be deleted.
   *
   * @throws BadInputException where it does
   */
  void mustBeApart() {
    for (Directory other : directories(staying()).filter(Directory::data).toList()) {
      for (String place : places()) {
        if (isWithin(other.path(), place) || isWithin(place, other.path())) {
          throw new BadInputException(
              "--delete-data",
              place + " and " + other.path() + ", which stays, lie within one another",
              "Nothing was changed. Leave --delete-data out, and delete by hand what may go.");
        }
      }
    }
  }

  private static boolean isWithin(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory + "/");
  }

  private Agenda agenda(Site of, Set<String> components) {
    World world = stage.world();
    Set<String> host = Set.of(leaving.name());
    return Agenda.of(world.playbook(), world.components(), of, host, components);
  }

  /** Of what every machine has: names and openings as they are for a host that is alone. */
  private List<Phase> machine() {
    Map<String, io.groundwork.inventory.Host> alone = Map.of(leaving.name(), leaving.shed().host());
    Inventory all = site.inventory();
    Inventory inventory = new Inventory(all.file(), all.cluster(), alone, all.secrets());
    Set<String> everywhere = new TreeSet<>();
    for (Component component : stage.world().components().values()) {
      if (component.schema().everywhere()) {
        everywhere.add(component.schema().name());
      }
    }
    Site solo = new Site(inventory, own.facts(), site.archives());
    List<Phase> phases = new ArrayList<>();
    for (Phase phase : agenda(solo, everywhere).phases()) {
      List<Resource> peers =
          phase.work().getOrDefault(leaving.name(), List.of()).stream()
              .filter(r -> r instanceof HostNames || r instanceof Firewall)
              .toList();
      if (!peers.isEmpty()) {
        phases.add(phase.with(Map.of(leaving.name(), peers)));
      }
    }
    return phases;
  }

  private Plan plan(Agenda agenda) {
    return stage.observer().plan(agenda, own, stage.stop());
  }

  private static Stream<Directory> directories(Agenda agenda) {
    return agenda.phases().stream()
        .flatMap(phase -> phase.work().values().stream().flatMap(List::stream))
        .filter(Directory.class::isInstance)
        .map(Directory.class::cast);
  }
}
