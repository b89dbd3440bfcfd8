package io.groundwork.controller.component.kubeadm;

import com.google.auto.service.AutoService;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Machines on which kubeadm can begin or join a cluster. */
@AutoService(Component.class)
public final class KubeadmComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(Machine.NAME, KubeadmSettings.class, true, false, List.of("hosts"));
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    KubeadmRules.check(inventory, problems);
  }

  @Override
  public List<ArchiveSpec> archives(Inventory inventory) {
    Set<ArchiveSpec> all = new LinkedHashSet<>();
    for (Host host : inventory.with(Machine.NAME)) {
      for (ProgramArchive each : Machine.settings(host).archives()) {
        String place = Machine.NAME + ".archives." + each.name().text();
        String version = Machine.settings(host).version().toString();
        all.add(
            new ArchiveSpec(place, version, each.archive(), each.sha512(), each.sha256(), null));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public List<String> evidence(Host host) {
    List<String> paths = new ArrayList<>();
    Leftovers.evidence().forEach(paths::add);
    Runtimes.evidence().forEach(paths::add);
    Tools.evidence().forEach(paths::add);
    Wants.sysctls(host).keySet().forEach(key -> paths.add(Wants.path(key)));
    paths.addAll(List.of(Machine.BRIDGE, Twins.UUID, Twins.ADDRESSES, RuntimePlan.DAEMON_JSON));
    return paths;
  }

  @Override
  public List<String> acceptable(Host host) {
    return KubernetesLine.of(Machine.settings(host).version())
        .map(line -> Wants.acceptable(host, line))
        .orElse(List.copyOf(host.accept()));
  }

  /** As in Kubernetes' own list of ports; what the pods' network needs, its own pages say. */
  @Override
  public List<Opening> openings(Inventory inventory, Host host) {
    List<Host> nodes = inventory.with(Machine.NAME);
    List<Host> planes = nodes.stream().filter(h -> Machine.settings(h).controlPlane()).toList();
    List<Opening> openings = new ArrayList<>();
    openings.add(Opening.tcp("kubelet's API", PreflightRules.KUBELET_PORT).from(planes));
    if (Machine.settings(host).controlPlane()) {
      openings.add(Opening.tcp("Kubernetes' API server", 6443).from(nodes).fromClients());
      openings.add(Opening.tcp("etcd", 2379).through(2380).from(planes));
      openings.add(Opening.tcp("kube-controller-manager", 10257).from(planes));
      openings.add(Opening.tcp("kube-scheduler", 10259).from(planes));
    } else {
      openings.add(
          Opening.tcp("NodePort services", 30000).through(32767).from(nodes).fromClients());
      openings.add(
          Opening.udp("NodePort services", 30000).through(32767).from(nodes).fromClients());
    }
    return openings;
  }

  @Override
  public void examine(Site site, Findings findings) {
    KubeadmExamination.examine(site, findings);
  }

  @Override
  public List<Phase> phases(Site site) {
    return new KubeadmPhases(site).all();
  }

  @Override
  public @Nullable String busy(Site site, Host host) {
    return Machine.of(site, host).isMember()
        ? "it is a node of a Kubernetes cluster; drain it there and run kubeadm reset on it first"
        : null;
  }

  @Override
  public List<String> endpoints(Site site) {
    return Machine.all(site).stream().map(KubeadmComponent::nextStep).toList();
  }

  private static String nextStep(Machine machine) {
    String state =
        machine.isMember()
            ? "a member of a cluster already"
            : machine.settings().controlPlane()
                ? "ready for kubeadm init"
                : "ready for kubeadm join";
    return "Kubernetes " + machine.settings().version() + "  " + machine.name() + ": " + state;
  }
}
