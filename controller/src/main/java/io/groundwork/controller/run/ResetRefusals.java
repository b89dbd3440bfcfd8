package io.groundwork.controller.run;

import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.HostPlan;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why a reset is refused before anything is changed: something that stays leans on what would go.
 */
final class ResetRefusals {
  private final Stage stage;
  private final Site site;

  ResetRefusals(Stage stage, Site site) {
    this.stage = stage;
    this.site = site;
  }

  /**
   * What is reset must not be what something that stays is built on, or a member of it.
   *
   * @param whole all that install would do, on all hosts
   */
  void mustBeWhole(Agenda whole) {
    Plan services = stage.observer().plan(services(whole), site, stage.stop());
    Set<String> refused = new TreeSet<>();
    for (HostPlan host : services.hosts().values()) {
      for (HostPlan.Item item : host.items()) {
        boolean serves = item.seen().error() == null && !item.seen().drift().has("running");
        String component = item.step().phase().component();
        boolean stays =
            !stage.scope().change().contains(host.host())
                || !stage.scope().only().contains(component);
        if (serves && stays && leansOn(host.host(), component)) {
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

  /** Nothing is taken from below what is not ours. */
  void mustNotBeBusy() {
    Map<String, String> busy = new TreeMap<>();
    for (String name : stage.scope().change()) {
      Host host = site.inventory().hosts().get(name);
      // Of a host that cannot be reached nothing is taken back either.
      if (host != null && site.facts().containsKey(name)) {
        busy(host).ifPresent(why -> busy.put(name, why));
      }
    }
    busy.forEach(
        (name, why) ->
            stage
                .world()
                .events()
                .add(
                    new Event.Failed(
                        name, "reset refused", why, "Nothing was changed.", ExitCodes.CLOSED)));
    if (!busy.isEmpty()) {
      throw new HaltException("reset refused");
    }
  }

  private Optional<String> busy(Host host) {
    return stage.world().components().values().stream()
        .filter(c -> host.has(c.schema().name()))
        .filter(c -> stage.scope().only().contains(c.schema().name()))
        .map(c -> c.busy(site, host))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether a component that stays on a host needs one that goes. */
  private boolean leansOn(String name, String component) {
    Component staying = stage.world().components().get(component);
    Host host = stage.world().inventory().hosts().get(name);
    if (staying == null || host == null) {
      return false;
    }
    Set<String> needed = new HashSet<>(staying.schema().needs());
    boolean below =
        stage.scope().change().contains(name)
            && needed.stream().anyMatch(stage.scope().only()::contains);
    return below || clusterGoes(staying, component);
  }

  /** Of a cluster, what stands later in the playbook leans on what stands before it. */
  private boolean clusterGoes(Component staying, String component) {
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
