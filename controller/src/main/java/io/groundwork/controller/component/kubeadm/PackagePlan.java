package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Packages.Wanted;
import io.groundwork.agent.resource.Repository;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes from packages: tools that are missing, a runtime where none is there, and Kubernetes'
 * programs of exactly the version wanted, held, unless they are given as files.
 */
record PackagePlan(Machine machine) {
  private static final List<Name> KUBERNETES = List.of(Name.KUBELET, Name.KUBEADM, Name.KUBECTL);

  List<Resource> all() {
    List<Resource> work = new ArrayList<>();
    PackageSource source = machine.settings().repository();
    if (source != null) {
      String key = source.key() == null ? "" : source.key();
      work.add(
          new Repository("kubernetes", source.url(), key, source.suites(), source.components()));
    }
    // Also where none is missing: what came by an earlier run is in this name.
    work.add(new Packages(Machine.NAME, wanted()));
    return work;
  }

  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    Tools.missing(machine).forEach(name -> wanted.add(Wanted.any(name)));
    String runtime = runtime();
    if (!runtime.isEmpty()) {
      wanted.add(Wanted.any(runtime));
    }
    if (!machine.fromArchives()) {
      if (machine.line().asksForCrictl() && !machine.docker()) {
        wanted.add(Wanted.any("cri-tools"));
      }
      String version = machine.settings().version().text();
      KUBERNETES.forEach(n -> wanted.add(new Wanted(n.text(), version, true)));
    }
    return wanted;
  }

  /** The distribution's name of it; empty where one is there, or is given as a file. */
  private String runtime() {
    boolean apt = machine.facts().traits().packages().equals("apt");
    if (machine.docker()) {
      return machine.hasProgram("dockerd") ? "" : apt ? "docker.io" : "docker-ce";
    }
    boolean given = machine.settings().archive(Name.CONTAINERD).isPresent();
    boolean there = given || machine.hasProgram("containerd");
    return there ? "" : apt ? "containerd" : "containerd.io";
  }
}
