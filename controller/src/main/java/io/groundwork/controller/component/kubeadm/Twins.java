package io.groundwork.controller.component.kubeadm;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Cloned machines: Kubernetes knows nodes by product_uuid and hardware addresses, which must be
 * each one's own. Containers show the uuid of the machine that they share.
 */
final class Twins {
  static final String UUID = "/sys/class/dmi/id/product_uuid";
  static final String ADDRESSES = "/sys/class/net/*/address";
  private static final Pattern PHYSICAL =
      Pattern.compile(
          "/sys/class/net/(?!lo/|docker|cni|flannel|cali|veth|virbr|br-|tunl|kube-)[^/]+/address");
  private static final String NONE = "00:00:00:00:00:00";

  private Twins() {}

  static void examine(List<Machine> machines, Findings findings) {
    Map<String, TreeSet<String>> uuids = new TreeMap<>();
    Map<String, TreeSet<String>> addresses = new TreeMap<>();
    for (Machine machine : machines) {
      if (machine.facts().traits().container().isEmpty()) {
        add(uuids, content(machine, UUID), machine);
      }
      machine.facts().files().keySet().stream()
          .filter(path -> PHYSICAL.matcher(path).matches())
          .forEach(path -> add(addresses, content(machine, path), machine));
    }
    addresses.remove(NONE);
    for (Machine machine : machines) {
      tell(
          new Check(findings, machine.name(), "product-uuid-unique"),
          machine,
          uuids,
          "product_uuid");
      tell(new Check(findings, machine.name(), "mac-unique"), machine, addresses, "MAC address");
    }
  }

  private static void tell(
      Check check, Machine machine, Map<String, TreeSet<String>> all, String what) {
    boolean unique = true;
    for (Map.Entry<String, TreeSet<String>> each : all.entrySet()) {
      if (each.getValue().contains(machine.name()) && each.getValue().size() > 1) {
        unique = false;
        check.error(
            what + " " + each.getKey() + " is that of " + String.join(", ", each.getValue()),
            "cloned machines; Kubernetes would take the nodes for one",
            "Give each virtual machine its own, in the settings of what runs it.");
      }
    }
    if (unique) {
      check.pass(what + " is its own");
    }
  }

  private static void add(Map<String, TreeSet<String>> all, String key, Machine machine) {
    if (!key.isEmpty()) {
      all.computeIfAbsent(key, k -> new TreeSet<>()).add(machine.name());
    }
  }

  private static String content(Machine machine, String path) {
    var file = machine.facts().files().get(path);
    return file == null ? "" : file.content().strip().toLowerCase(java.util.Locale.ROOT);
  }
}
