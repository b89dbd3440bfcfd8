package io.groundwork.controller.plan;

import io.groundwork.agent.resource.DataDisk;
import io.groundwork.agent.resource.Firewall;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SeLinux;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agenda of an install turned round: what came last goes first, on every host; and what others
 * are built on goes only when those others have ended everywhere.
 *
 * @param install its agenda, limited to what is meant
 * @param whole the agenda without that limit: what others need is not taken from them
 * @param data whether data and logs go, too
 */
public record Undoing(Agenda install, Agenda whole, boolean data) {

  /** What is to be done. */
  public Agenda agenda() {
    List<Phase> phases = new ArrayList<>();
    for (int i = install.phases().size() - 1; i >= 0; i--) {
      phases.add(back(install.phases().get(i)));
    }
    return new Agenda(phases);
  }

  /** What stays as it is, by host. */
  public Map<String, List<String>> left() {
    Map<String, List<String>> left = new TreeMap<>();
    for (Phase phase : install.phases()) {
      phase
          .work()
          .forEach(
              (host, work) ->
                  left.computeIfAbsent(host, h -> new ArrayList<>())
                      .addAll(takeback(host).left(work)));
    }
    left.values().removeIf(List::isEmpty);
    return left;
  }

  private Phase back(Phase phase) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    phase.work().forEach((host, resources) -> work.put(host, back(phase, host, resources)));
    return new Phase(
        phase.component(), "Take back " + phase.title(), false, work, null, gates(phase));
  }

  private List<Resource> back(Phase phase, String host, List<Resource> resources) {
    List<Resource> back = new ArrayList<>(takeback(host).of(resources));
    if (resources.stream().anyMatch(Packages.class::isInstance)) {
      for (Step step : install.steps(host)) {
        if (step.phase().component().equals(phase.component())) {
          back.addAll(Takeback.emptied(step.resources()));
        }
      }
    }
    return back;
  }

  private static List<Gate> gates(Phase phase) {
    List<Resource> all = phase.work().values().stream().flatMap(List::stream).toList();
    if (all.stream().anyMatch(r -> r instanceof Firewall || r instanceof SeLinux)) {
      return phase.gates();
    }
    return all.stream().anyMatch(Service.class::isInstance)
        ? List.of(new Ended(phase.component(), phase.work().size()))
        : List.of();
  }

  private Takeback takeback(String host) {
    List<Resource> put = new ArrayList<>();
    install.steps(host).forEach(step -> put.addAll(step.resources()));
    return new Takeback(put, keep(host, put), data);
  }

  /** Packages that others want, and the tools of disks that stay. */
  private List<String> keep(String host, List<Resource> put) {
    Set<String> keep = new TreeSet<>();
    for (Step step : whole.steps(host)) {
      for (Resource resource : step.resources()) {
        if (resource instanceof Packages packages && !put.contains(resource)) {
          packages.wanted().forEach(one -> keep.add(one.name()));
        } else if (resource instanceof DataDisk) {
          keep.add(DataDisk.TOOLS);
        }
      }
    }
    return List.copyOf(keep);
  }

  /** Asked when every host is through with the phase: then its services run nowhere. */
  private record Ended(String component, int hosts) implements Gate {
    @Override
    public String name() {
      return "ended everywhere";
    }

    @Override
    public boolean writes() {
      return false;
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    @Override
    public Verdict ask(Asking asking) {
      return new Verdict.Pass("on " + hosts + (hosts == 1 ? " host" : " hosts"));
    }
  }
}
