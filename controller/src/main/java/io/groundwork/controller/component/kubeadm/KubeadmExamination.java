package io.groundwork.controller.component.kubeadm;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Lacks;
import io.groundwork.controller.component.Ports;
import io.groundwork.controller.component.Ports.Planned;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the plan against the machines, before anything is changed, under the names of kubeadm's own
 * checks where it has one.
 */
final class KubeadmExamination {
  private final Findings findings;
  private final Machine machine;

  private KubeadmExamination(Findings findings, Machine machine) {
    this.findings = findings;
    this.machine = machine;
  }

  static void examine(Site site, Findings findings) {
    List<Machine> machines = Machine.all(site);
    for (Machine machine : machines) {
      KubeadmExamination one = new KubeadmExamination(findings, machine);
      one.kernel();
      new KernelCapabilities(findings, machine).examine();
      new Runtimes(findings, machine).examine();
      if (machine.isMember()) {
        one.member();
      } else {
        one.size();
        one.ports();
        one.leftovers();
        one.room();
      }
    }
    Twins.examine(machines, findings);
  }

  private Check check(String name) {
    return new Check(findings, machine.name(), name);
  }

  private void kernel() {
    String oldest = machine.line().oldestKernel();
    String seen = "Linux " + machine.facts().kernel();
    if (atLeast(machine.facts().kernel(), oldest)) {
      check("kernel-version").pass(seen);
    } else {
      check("kernel-version")
          .error(
              seen,
              "Kubernetes "
                  + machine.settings().version()
                  + " wants "
                  + oldest
                  + " or later, and its kubeadm refuses older ones",
              "Boot a newer kernel, or set an older Kubernetes version.");
    }
  }

  static boolean atLeast(String kernel, String oldest) {
    int end = 0;
    while (end < kernel.length()
        && (Character.isDigit(kernel.charAt(end)) || kernel.charAt(end) == '.')) {
      end++;
    }
    try {
      return Version.parse(kernel.substring(0, end)).atLeast(oldest);
    } catch (IllegalArgumentException e) {
      return true; // A kernel that does not say its number; kubeadm itself asks again.
    }
  }

  private void member() {
    check("cluster-member")
        .pass(
            Machine.MEMBER
                + " is there: packages, runtime, kubelet and swap are left as they are; only"
                + " modules and kernel settings are looked after");
  }

  private void size() {
    if (!machine.settings().controlPlane()) {
      return;
    }
    int cpus = machine.facts().cpus();
    if (cpus >= PreflightRules.LEAST_CPUS) {
      check(Wants.preflight("NumCPU")).pass(cpus + " CPUs");
    } else {
      lacks("NumCPU", cpus + " CPU", "a control plane wants 2", "Give it another CPU.");
    }
    long megabytes = machine.facts().memory().total() >> 20;
    if (megabytes >= PreflightRules.LEAST_MEGABYTES) {
      check(Wants.preflight("Mem")).pass(megabytes + " MB");
    } else {
      lacks(
          "Mem",
          megabytes + " MB of memory",
          "a control plane wants " + PreflightRules.LEAST_MEGABYTES + " MB",
          "Give it more memory.");
    }
  }

  private void lacks(String name, String seen, String why, String action) {
    Lacks.accepted(findings, machine.host(), Wants.preflight(name), seen, why, action);
  }

  private void ports() {
    List<Integer> ports = new ArrayList<>(List.of(PreflightRules.KUBELET_PORT));
    if (machine.settings().controlPlane()) {
      ports.addAll(PreflightRules.CONTROL_PLANE_PORTS);
    }
    for (int port : ports) {
      String name = Wants.preflight("Port-" + port);
      if (!machine.accepts(name)) {
        Planned planned = new Planned(port, "port of Kubernetes", "");
        Ports.examine(
            check(name), machine.facts().listeners(), List.of(planned), "kubelet.service");
      }
    }
  }

  /** What a cluster that was taken down, or an init that failed, left behind. */
  private void leftovers() {
    for (String path : Leftovers.files(machine)) {
      if (machine.has(path)) {
        lacks(
            "FileAvailable-" + path.replace('/', '-'),
            path + " is there, but " + Machine.MEMBER + " is not",
            "a cluster that was here left it, and kubeadm refuses to go on",
            "Look whether anybody needs it, then 'kubeadm reset'.");
      }
    }
    for (String path : Leftovers.directories(machine)) {
      var there = machine.facts().files().get(path);
      if (there != null && !there.entries().isEmpty()) {
        lacks(
            "DirAvailable-" + path.replace('/', '-'),
            path + " holds " + String.join(", ", there.entries()),
            "that may be a cluster's data; it is never deleted here",
            "Save it if anybody needs it, then 'kubeadm reset'.");
      }
    }
  }

  private void room() {
    String trouble = machine.docker() ? DaemonJson.trouble(machine) : null;
    if (trouble != null) {
      check("docker-settings")
          .error(
              RuntimePlan.DAEMON_JSON + ": " + trouble,
              "the cgroup driver must be added to it",
              "Mend it, or add \"exec-opts\": [\"" + DaemonJson.DRIVER + "\"] to it yourself.");
    }
    if (machine.fromArchives() && !Disk.allowsPrograms(machine.facts(), "/opt")) {
      check("programs-run")
          .error(
              "/opt is mounted noexec",
              "the programs could not be started from there",
              "Remount it with exec, in /etc/fstab, too.");
    }
  }
}
