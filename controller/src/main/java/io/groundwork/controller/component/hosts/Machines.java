package io.groundwork.controller.component.hosts;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Holds the machines against the inventory: is each where it says, and each another one? */
final class Machines {

  private Machines() {}

  static void examine(Site site, Findings findings) {
    List<Host> reached =
        site.inventory().hosts().values().stream()
            .filter(h -> site.facts().containsKey(h.name()))
            .toList();
    for (Host host : reached) {
      examineAddress(new Check(findings, host.name(), "address-here"), host, site.facts(host));
    }
    clones(site, reached, Facts::machineId)
        .forEach((id, hosts) -> sameMachineId(findings, site, hosts));
    clones(site, reached, Facts::hostname)
        .forEach((name, hosts) -> sameHostname(findings, name, hosts));
  }

  private static void examineAddress(Check check, Host host, Facts facts) {
    if (!Endpoints.literal(host.address())) {
      return;
    }
    String has = facts.addresses().isEmpty() ? "none" : String.join(", ", facts.addresses());
    if (facts.addresses().stream().anyMatch(a -> Endpoints.same(host.address(), a))) {
      check.pass(host.address());
    } else {
      check.error(
          host.address() + " is on no interface of this machine; it has " + has,
          "services listen on that address and peers reach them there",
          "Set hosts."
              + host.name()
              + ".address to one of them; if SSH goes another way, set ssh.address, too.");
    }
  }

  /** One machine reached under two names is an error; a clone is a machine of its own, but odd. */
  private static void sameMachineId(Findings findings, Site site, List<Host> hosts) {
    List<String> first = site.facts(hosts.get(0)).addresses();
    boolean same =
        !first.isEmpty() && hosts.stream().allMatch(h -> site.facts(h).addresses().equals(first));
    for (Host host : hosts) {
      Check check = new Check(findings, host.name(), "machine-unique");
      if (same) {
        check.error(
            "the same machine as " + others(hosts, host),
            "machine-id and addresses are equal",
            "Look at the hosts' addresses and ssh ports.");
      } else {
        check.warning(
            "the same machine-id as " + others(hosts, host),
            "a cloned machine; DHCP, journald and monitoring take the clones for one",
            "Remove /etc/machine-id, run systemd-machine-id-setup, reboot.");
      }
    }
  }

  private static void sameHostname(Findings findings, String name, List<Host> hosts) {
    for (Host host : hosts) {
      new Check(findings, host.name(), "hostname-unique")
          .warning(
              "calls itself " + name + ", as does " + others(hosts, host),
              "a cloned machine; its logs and alerts cannot be told from the other's",
              "Set another name with hostnamectl.");
    }
  }

  private static Map<String, List<Host>> clones(
      Site site, List<Host> hosts, Function<Facts, String> by) {
    Map<String, List<Host>> groups = new HashMap<>();
    for (Host host : hosts) {
      groups.computeIfAbsent(by.apply(site.facts(host)), k -> new ArrayList<>()).add(host);
    }
    groups.remove("");
    groups.values().removeIf(g -> g.size() < 2);
    return groups;
  }

  private static String others(List<Host> hosts, Host self) {
    return String.join(", ", hosts.stream().filter(h -> h != self).map(Host::name).toList());
  }
}
