package io.groundwork.controller.component.kubeadm;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One container runtime on a machine, the one that the inventory names. */
final class Runtimes {
  private static final List<String> CRIO = List.of("/run/crio/crio.sock", "/etc/crio/crio.conf");
  private static final String CRI_DOCKERD = "/run/cri-dockerd.sock";

  private final Check check;
  private final Machine machine;

  Runtimes(Findings findings, Machine machine) {
    this.check = new Check(findings, machine.name(), "one-runtime");
    this.machine = machine;
  }

  /** What the looks need. */
  static Stream<String> evidence() {
    Stream<String> programs =
        Stream.of("crio", "cri-dockerd", "dockerd", "containerd").flatMap(Machine::places);
    Stream<String> files = Stream.of(CRI_DOCKERD, Machine.DOCKER_SOCKET, Machine.CONTAINERD_SOCKET);
    return Stream.of(programs, files, CRIO.stream()).flatMap(s -> s);
  }

  void examine() {
    String wanted = machine.docker() ? "Docker" : "containerd";
    List<String> others = others();
    boolean besideDocker = others.equals(List.of("Docker"));
    if (others.isEmpty()) {
      check.pass(wanted + " alone");
    } else if (besideDocker && !machine.line().takesDocker()) {
      check.warning(
          "Docker is here, too",
          "it shares containerd with Kubernetes; kubeadm takes containerd, as the inventory says",
          "Remove Docker if nobody needs it here.");
    } else {
      check.error(
          String.join(" and ", others) + " beside " + wanted,
          "kubeadm and the kubelet would not know which of two runtimes to use",
          besideDocker
              ? "Remove Docker from this machine, or set kubeadm.runtime to docker."
              : "Remove " + String.join(" and ", others) + " from this machine.");
    }
  }

  private List<String> others() {
    List<String> others = new ArrayList<>();
    if (machine.hasProgram("crio") || CRIO.stream().anyMatch(machine::has)) {
      others.add("CRI-O");
    }
    if (machine.hasProgram("cri-dockerd") || machine.has(CRI_DOCKERD)) {
      others.add("cri-dockerd");
    }
    if (!machine.docker()
        && (machine.hasProgram("dockerd") || machine.has(Machine.DOCKER_SOCKET))) {
      others.add("Docker");
    }
    return others;
  }
}
