package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.resource.EnabledUnit;
import io.groundwork.agent.resource.KernelModule;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SwapOff;
import io.groundwork.agent.resource.Sysctl;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is to be on the machines: the table of contents is {@link #all()}. */
final class KubeadmPhases {
  private final Site site;
  private final List<Machine> machines;

  KubeadmPhases(Site site) {
    this.site = site;
    this.machines = Machine.all(site);
  }

  List<Phase> all() {
    if (machines.isEmpty()) {
      return List.of();
    }
    return List.of(
        phase("Prepare", false, List.of(), this::prepare),
        phase("Packages", false, List.of(), fresh(m -> new PackagePlan(m).all())),
        phase("Unpack", true, List.of(), fresh(this::unpack)),
        phase("Configure", false, List.of(), fresh(this::configure)),
        phase("Start", false, gates(), fresh(this::start)));
  }

  private Phase phase(
      String title, boolean ahead, List<Gate> gates, Function<Machine, List<Resource>> resources) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    machines.forEach(m -> work.put(m.name(), resources.apply(m)));
    return new Phase(Machine.NAME, title, ahead, work, null, gates);
  }

  /** Nothing on a machine that is a member of a cluster: what runs there is not ours to change. */
  private static Function<Machine, List<Resource>> fresh(Function<Machine, List<Resource>> of) {
    return machine -> machine.isMember() ? List.of() : of.apply(machine);
  }

  private List<Gate> gates() {
    return machines.stream().<Gate>map(PreflightPasses::new).toList();
  }

  private List<Resource> prepare(Machine machine) {
    List<Resource> work = new ArrayList<>();
    for (String module : Wants.MODULES) {
      if (!machine.accepts(Wants.module(module))) {
        work.add(new KernelModule(module));
      }
    }
    Wants.sysctls(machine.host())
        .forEach(
            (key, value) -> {
              if (!Wants.spared(machine.host(), key)) {
                work.add(new Sysctl(key, value));
              }
            });
    if (!machine.isMember() && !machine.accepts(Wants.SWAP)) {
      work.add(new SwapOff("swap stays off for Kubernetes"));
    }
    return work;
  }

  private List<Resource> unpack(Machine machine) {
    return machine.settings().archives().stream().map(a -> given(machine, a).unpacked()).toList();
  }

  private List<Resource> configure(Machine machine) {
    List<Resource> work = new ArrayList<>();
    for (ProgramArchive each : machine.settings().archives()) {
      work.add(given(machine, each).links());
    }
    work.addAll(new KubeletFiles(machine).all());
    work.addAll(new RuntimePlan(site, machine).files());
    return work;
  }

  private GivenProgram given(Machine machine, ProgramArchive archive) {
    return new GivenProgram(machine, archive, site.archive(archive.archive()));
  }

  private List<Resource> start(Machine machine) {
    return List.of(new RuntimePlan(site, machine).service(), new EnabledUnit(KubeletFiles.UNIT));
  }
}
