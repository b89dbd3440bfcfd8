package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Lacks;
import java.util.List;
import java.util.Map;

/** Can the kernel be made what Kubernetes wants: modules, settings, swap? */
final class KernelCapabilities {
  private final Findings findings;
  private final Machine machine;

  KernelCapabilities(Findings findings, Machine machine) {
    this.findings = findings;
    this.machine = machine;
  }

  void examine() {
    Wants.MODULES.forEach(this::module);
    for (Map.Entry<String, String> each : Wants.sysctls(machine.host()).entrySet()) {
      sysctl(each.getKey(), each.getValue());
    }
    swap();
  }

  private void module(String name) {
    if (machine.canHave(name)) {
      new Check(findings, machine.name(), Wants.module(name)).pass(name + " is there, or loadable");
      return;
    }
    Lacks.accepted(
        findings,
        machine.host(),
        Wants.module(name),
        "the kernel has no " + name + ", and no modules to load lie in /lib/modules",
        "the container runtime and the pods' network need it",
        "Install the modules of the kernel that runs, or reboot into the one installed.");
  }

  /** What is missing comes with its module; what is there must be right, or changeable. */
  private void sysctl(String key, String wanted) {
    FileFact seen = machine.facts().files().get(Wants.path(key));
    if (seen == null && key.startsWith("net.bridge.")) {
      bridge(key);
      return;
    }
    String is = seen == null ? "missing" : seen.content().strip();
    if (seen != null && (is.equals(wanted) || seen.writable())) {
      new Check(findings, machine.name(), Wants.sysctl(key)).pass(key + " is " + is);
      return;
    }
    lacks(key, key + " is " + is + (seen == null ? "" : ", and read-only here"));
  }

  /** Appears with br_netfilter, unless that is there already and has none. */
  private void bridge(String key) {
    if (Wants.spared(machine.host(), key) || !machine.canHave("br_netfilter")) {
      return; // Said of the module.
    }
    if (machine.has(Machine.BRIDGE)) {
      lacks(key, key + " is missing, though bridge netfilter is there");
    }
  }

  private void lacks(String key, String seen) {
    Lacks.accepted(
        findings,
        machine.host(),
        Wants.sysctl(key),
        seen,
        "Kubernetes wants " + key + " = " + Wants.sysctls(machine.host()).get(key),
        "Set it where this machine's kernel is the owner's to set.");
  }

  private void swap() {
    List<String> swaps = machine.facts().traits().swaps();
    if (swaps.isEmpty()) {
      new Check(findings, machine.name(), Wants.SWAP).pass("no swap is on");
    } else if (machine.isMember()) {
      new Check(findings, machine.name(), Wants.SWAP)
          .warning(
              "swap is on: " + String.join(", ", swaps),
              "a kubelet runs here, so it is not switched off under it",
              "Drain the node, then swapoff -a, and take it from /etc/fstab.");
    } else if (machine.facts().traits().container().isEmpty()) {
      new Check(findings, machine.name(), Wants.SWAP).pass("to go: " + String.join(", ", swaps));
    } else {
      Lacks.accepted(
          findings,
          machine.host(),
          Wants.SWAP,
          "swap is on: " + String.join(", ", swaps),
          "a container ("
              + machine.facts().traits().container()
              + ") cannot switch off the machine's swap",
          "Switch it off on the machine that runs the container.");
    }
  }
}
