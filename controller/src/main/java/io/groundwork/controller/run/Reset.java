package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.plan.Undoing;
import io.groundwork.controller.report.Event;
import java.util.List;
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
    Agenda whole = whole(stage, site);
    ResetRefusals refusals = new ResetRefusals(stage, site);
    refusals.mustNotBeBusy();
    refusals.mustBeWhole(whole);
    Undoing undoing = new Undoing(install, whole, data != null);
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

  private static Agenda whole(Stage stage, Site site) {
    World world = stage.world();
    return Agenda.of(
        world.playbook(),
        world.components(),
        site,
        world.inventory().hosts().keySet(),
        world.components().keySet());
  }
}
