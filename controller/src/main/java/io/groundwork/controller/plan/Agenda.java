package io.groundwork.controller.plan;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All phases of a run in their order, with the work that is meant, and nothing else in it. */
public record Agenda(List<Phase> phases) {
  public Agenda {
    phases = List.copyOf(phases);
  }

  /**
   * Draws it up.
   *
   * @param change hosts that may be changed
   * @param only components that are meant
   */
  public static Agenda of(
      Playbook playbook,
      Map<String, Component> components,
      Site site,
      Set<String> change,
      Set<String> only) {
    List<Phase> phases = new ArrayList<>();
    for (Play play : playbook.plays()) {
      Component component = components.get(play.component());
      if (component != null && only.contains(play.component())) {
        for (Phase phase : component.phases(site)) {
          boolean wantsAll = phase.roll() != null && phase.roll().wantsAll();
          if (!wantsAll || change.containsAll(phase.work().keySet())) {
            phases.add(limited(phase, play, site, change));
          }
        }
      }
    }
    return new Agenda(phases);
  }

  private static Phase limited(Phase phase, Play play, Site site, Set<String> change) {
    var work = new LinkedHashMap<String, List<Resource>>();
    phase
        .work()
        .forEach(
            (name, resources) -> {
              Host host = site.inventory().hosts().get(name);
              if (host != null && play.covers(host) && change.contains(name)) {
                work.put(name, resources);
              }
            });
    return phase.with(work);
  }

  /** A host's steps in their order, those without resources left out. */
  public List<Step> steps(String host) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      List<Resource> resources = phases.get(i).work().getOrDefault(host, List.of());
      if (!resources.isEmpty()) {
        steps.add(new Step(i, phases.get(i), host, resources));
      }
    }
    return steps;
  }
}
