package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component of phases that a test lays out; hosts that take no part are left out of them. */
final class FakeComponent implements Component {

  /** It has no settings. */
  record Settings() {}

  final String name;
  final @Nullable String cluster;
  final List<Phase> phases = new ArrayList<>();
  final List<Waypoint> waypoints = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final List<Gate> mayGo = new ArrayList<>();
  final List<Gate> gone = new ArrayList<>();
  final Map<String, String> busy = new LinkedHashMap<>();

  @Nullable Rejoin rejoin;

  FakeComponent(String name, @Nullable String cluster) {
    this.name = name;
    this.cluster = cluster;
  }

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(name, Settings.class, true, false, List.of());
  }

  @Override
  public @Nullable String cluster() {
    return cluster;
  }

  @Override
  public void examine(Site site, Findings into) {
    findings.forEach(into::add);
  }

  @Override
  public List<Phase> phases(Site site) {
    if (site.with(name).isEmpty()) {
      return List.of();
    }
    return phases.stream().map(phase -> present(phase, site)).toList();
  }

  @Override
  public List<Waypoint> waypoints(Site site) {
    return waypoints;
  }

  private static Phase present(Phase phase, Site site) {
    Map<String, List<io.groundwork.agent.resource.Resource>> work = new LinkedHashMap<>();
    phase
        .work()
        .forEach(
            (host, resources) -> {
              if (site.facts().containsKey(host)) {
                work.put(host, resources);
              }
            });
    return phase.with(work);
  }

  @Override
  public List<Gate> mayGo(Site site, Set<String> hosts) {
    return mayGo;
  }

  @Override
  public List<Gate> gone(Site site, Set<String> hosts) {
    return gone;
  }

  @Override
  public @Nullable String busy(Site site, Host host) {
    return busy.get(host.name());
  }

  @Override
  public @Nullable Rejoin rejoin(Inventory inventory, Site rest, Host host) {
    return rejoin;
  }

  @Override
  public List<String> endpoints(Site site) {
    return List.of(name + "://" + site.with(name).size());
  }
}
