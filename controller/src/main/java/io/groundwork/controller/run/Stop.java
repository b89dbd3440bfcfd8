package io.groundwork.controller.run;

import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Resting;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan.Item;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Step;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Stops the clusters' services, those that need others first; of each cluster the leader or active
 * controller last, so that it can hand over what the others have. A part may be stopped only while
 * the rest can carry on, and nothing while something that goes on needs it. Changes no file; units
 * stay enabled.
 */
public final class Stop implements Course {
  private final String who;

  /**
   * A stop.
   *
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Stop(String who) {
    this.who = who;
  }

  /** What a component's services are, where they run, and where they are to stop. */
  private record Part(Phase phase, Set<String> running, Set<String> going) {
    boolean whole() {
      return going.containsAll(running);
    }
  }

  @Override
  public void go(Stage stage) {
    Survey survey = stage.survey();
    Site site = survey.site(stage.fleet(), new Errand(true, true, who), stage.standing());
    List<Part> parts = parts(stage, site);
    for (Part part : parts) {
      requireNotNeeded(stage, part, parts);
    }
    Doorkeeper doorkeeper = stage.doorkeeper(Outlook.agenda(stage, site));
    for (Part part : parts) {
      if (!part.whole()) {
        doorkeeper.pass(hurried(component(stage, part).mayGo(site, part.going())));
      }
    }
    stage.stop().onStop(stage.fleet()::finish);
    for (Part part : parts) {
      stop(stage, part, site, doorkeeper);
    }
    site.facts().keySet().forEach(stage.standing()::whole);
  }

  /** In the order of stopping: the agenda's, backwards. */
  private static List<Part> parts(Stage stage, Site site) {
    World world = stage.world();
    Agenda all =
        Agenda.of(
            world.playbook(),
            world.components(),
            site,
            site.facts().keySet(),
            world.components().keySet());
    Agenda resting = Services.of(all, (host, service) -> new Resting(service.unit()));
    Plan plan = stage.observer().plan(resting, site, stage.stop());
    List<Part> parts = new ArrayList<>();
    for (Phase phase : resting.phases()) {
      Set<String> running = running(plan, phase);
      Set<String> going = new TreeSet<>(running);
      going.retainAll(
          stage.scope().only().contains(phase.component()) ? stage.scope().change() : Set.of());
      parts.add(new Part(phase, running, going));
    }
    Collections.reverse(parts);
    return parts;
  }

  private static Set<String> running(Plan plan, Phase phase) {
    Set<String> running = new TreeSet<>();
    plan.hosts()
        .forEach(
            (host, of) -> {
              for (Item item : of.items()) {
                if (item.step().phase() == phase && item.drifted()) {
                  running.add(host);
                }
              }
            });
    return running;
  }

  /** What another component of the cluster goes on with cannot be taken from under it. */
  private static void requireNotNeeded(Stage stage, Part part, List<Part> parts) {
    if (part.going().isEmpty() || !part.whole()) {
      return;
    }
    String cluster = component(stage, part).cluster();
    for (Part before : parts.subList(0, parts.indexOf(part))) {
      Set<String> left = new TreeSet<>(before.running());
      left.removeAll(before.going());
      if (cluster != null
          && cluster.equals(component(stage, before).cluster())
          && !left.isEmpty()) {
        String other = before.phase().component();
        stage
            .world()
            .events()
            .add(
                new Event.Finding(
                    null,
                    "needed",
                    Level.ERROR,
                    other + " runs on " + String.join(", ", left),
                    "it cannot go on without " + part.phase().component(),
                    "Stop it, too: without --only and --limit all is stopped in the right order.",
                    false));
        throw new HaltException(part.phase().component() + " is needed");
      }
    }
  }

  private static void stop(Stage stage, Part part, Site site, Doorkeeper doorkeeper) {
    if (part.going().isEmpty()) {
      return;
    }
    Roll roll = Objects.requireNonNull(part.phase().roll());
    List<String> order = roll.order(List.copyOf(part.going()), stage.fleet());
    List<String> first = order.subList(0, order.size() - 1);
    String last = order.get(order.size() - 1);
    note(stage, part, first, last);
    settle(stage, part, first, doorkeeper);
    settle(stage, part, List.of(last), doorkeeper);
    doorkeeper.pass(component(stage, part).gone(site, part.going()));
  }

  private static void settle(
      Stage stage, Part part, Collection<String> hosts, Doorkeeper doorkeeper) {
    Settler settler = new Settler(stage, doorkeeper);
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (String host : hosts) {
      List<Resource> resources = part.phase().work().getOrDefault(host, List.of());
      Phase stopping =
          new Phase(part.phase().component(), "Stop", false, part.phase().work(), null, List.of());
      Step step = new Step(0, stopping, host, resources);
      ends.add(stage.crew().start(() -> settler.settle(step)));
    }
    Crew.all(ends);
  }

  private static void note(Stage stage, Part part, List<String> first, String last) {
    String before = first.isEmpty() ? "" : String.join(", ", first) + " at once, then ";
    String text =
        "stops on " + before + last + "; it starts again at a boot, and by 'groundwork start'";
    stage.world().events().add(new Event.Note(null, part.phase().component(), text));
  }

  private static List<Gate> hurried(List<Gate> gates) {
    return gates.stream().<Gate>map(Hurried::new).toList();
  }

  private static Component component(Stage stage, Part part) {
    Component component = stage.world().components().get(part.phase().component());
    if (component == null) {
      throw new IllegalStateException("no component " + part.phase().component());
    }
    return component;
  }
}
