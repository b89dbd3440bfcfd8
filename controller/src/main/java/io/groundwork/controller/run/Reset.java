package io.groundwork.controller.run;

import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Undoing;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.report.Event;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what was installed, and only that. Shows what it would do first, and does it when that
 * is confirmed. A part of a cluster whose rest serves is refused: leaving a cluster is another
 * thing than being forgotten by it.
 */
public final class Reset implements Course {
  private final boolean writes;
  private final @Nullable String data;
  private final Consent consent;
  private final String who;

  /**
   * A reset.
   *
   * @param writes false to show only
   * @param data the cluster whose data and logs go, too; null to keep them
   * @param consent is asked when it has been shown
   * @param who the run and its operator, told to whoever is refused a lock
   */
  public Reset(boolean writes, @Nullable String data, Consent consent, String who) {
    this.writes = writes;
    this.data = data;
    this.consent = consent;
    this.who = who;
  }

  @Override
  public void go(Stage stage) {
    String cluster = stage.world().inventory().cluster();
    if (data != null && !data.equals(cluster)) {
      throw new BadInputException(
          "--delete-data " + data,
          "the inventory's cluster is " + cluster,
          "Nothing was changed. Name the cluster whose data are to be deleted.");
    }
    Site site =
        stage.survey().site(stage.fleet(), new Errand(writes, false, who), stage.standing());
    stage.stop().check();
    Agenda install = Outlook.agenda(stage, site);
    refuseParts(stage, site);
    Undoing undoing = new Undoing(install, data != null);
    Plan plan = stage.observer().plan(undoing.agenda(), site, stage.stop());
    undoing.left().forEach((host, left) -> note(stage, host, "stays as it is: ", left));
    plan.hosts().values().forEach(host -> note(stage, host.host(), "stays: ", left(stage, host)));
    Outlook.tell(stage, plan, !writes);
    Outlook.standing(stage, plan, site);
    if (!writes || !plan.drifted()) {
      return;
    }
    plan.hosts().values().forEach(host -> note(stage, host.host(), "to do: ", tasks(host)));
    String too = data == null ? "" : " and delete its data";
    Consent.ask(stage, consent, "Reset " + String.join(", ", plan.hosts().keySet()) + too + "?");
    stage.stop().check();
    new Settlement(stage, stage.doorkeeper(install)).run(plan, site);
  }

  /** What only the node can tell: what was so before, and whether somebody needs it since. */
  private static List<String> left(Stage stage, HostPlan host) {
    return stage
        .fleet()
        .of(host.host())
        .left(host.items().stream().map(HostPlan.Item::resource).toList());
  }

  private static List<String> tasks(HostPlan host) {
    return host.items().stream()
        .filter(HostPlan.Item::drifted)
        .map(item -> item.resource().id())
        .toList();
  }

  private static void note(Stage stage, String host, String what, List<String> items) {
    if (!items.isEmpty()) {
      stage.world().events().add(new Event.Note(host, "", what + String.join(", ", items)));
    }
  }

  /** What is reset must not be what something that stays is built on, or a member of it. */
  private void refuseParts(Stage stage, Site site) {
    Agenda all =
        Agenda.of(
            stage.world().playbook(),
            stage.world().components(),
            site,
            stage.world().inventory().hosts().keySet(),
            stage.world().components().keySet());
    Plan services = stage.observer().plan(services(all), site, stage.stop());
    Set<String> refused = new TreeSet<>();
    for (HostPlan host : services.hosts().values()) {
      for (HostPlan.Item item : host.items()) {
        boolean serves = item.seen().error() == null && !item.seen().drift().has("running");
        String component = item.step().phase().component();
        boolean stays =
            !stage.scope().change().contains(host.host())
                || !stage.scope().only().contains(component);
        if (serves && stays && leansOn(stage, host.host(), component)) {
          refused.add(component + " on " + host.host());
        }
      }
    }
    if (!refused.isEmpty()) {
      throw stage.refuse(
          null,
          "reset refused",
          String.join(", ", refused) + " would stay, serves, and needs what is to be reset",
          "Nothing was changed. To take a host out of its cluster: groundwork remove --host NAME."
              + " To reset the whole cluster leave out --limit and --only.");
    }
  }

  /** Whether a component that stays on a host needs one that goes. */
  private static boolean leansOn(Stage stage, String name, String component) {
    Component staying = stage.world().components().get(component);
    Host host = stage.world().inventory().hosts().get(name);
    if (staying == null || host == null) {
      return false;
    }
    Set<String> needed = new HashSet<>(staying.schema().needs());
    boolean below =
        stage.scope().change().contains(name)
            && needed.stream().anyMatch(stage.scope().only()::contains);
    return below || clusterGoes(stage, staying, component);
  }

  /** Of a cluster, what stands later in the playbook leans on what stands before it. */
  private static boolean clusterGoes(Stage stage, Component staying, String component) {
    String cluster = staying.cluster();
    if (cluster == null) {
      return false;
    }
    for (Play play : stage.world().playbook().plays()) {
      Component other = stage.world().components().get(play.component());
      boolean goes =
          other != null
              && cluster.equals(other.cluster())
              && stage.scope().only().contains(play.component())
              && stage.scope().change().stream()
                  .anyMatch(
                      name -> {
                        Host host = stage.world().inventory().hosts().get(name);
                        return host != null && host.has(play.component());
                      });
      if (goes) {
        return true;
      }
      if (play.component().equals(component)) {
        return false;
      }
    }
    return false;
  }

  private static Agenda services(Agenda all) {
    List<Phase> phases = new ArrayList<>();
    for (Phase phase : all.phases()) {
      Map<String, List<Resource>> work = new LinkedHashMap<>();
      phase
          .work()
          .forEach(
              (host, resources) ->
                  work.put(host, resources.stream().filter(Service.class::isInstance).toList()));
      phases.add(new Phase(phase.component(), phase.title(), false, work, null, List.of()));
    }
    return new Agenda(phases);
  }
}
