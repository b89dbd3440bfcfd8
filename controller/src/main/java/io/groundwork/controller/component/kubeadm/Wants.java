package io.groundwork.controller.component.kubeadm;

import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wanted of a kernel, and under which names a host may accept to be without. */
final class Wants {
  static final String SWAP = "swap";
  static final List<String> MODULES = List.of("overlay", "br_netfilter");
  private static final String MODULE = "module/";
  private static final String SYSCTL = "sysctl/";
  private static final String PREFLIGHT = "preflight/";

  private Wants() {}

  /** Kernel settings by name, with the value that Kubernetes wants. */
  static Map<String, String> sysctls(Host host) {
    Map<String, String> all = new TreeMap<>();
    all.put("net.ipv4.ip_forward", "1");
    all.put("net.bridge.bridge-nf-call-iptables", "1");
    all.put("net.bridge.bridge-nf-call-ip6tables", "1");
    if (host.address().contains(":")) {
      all.put("net.ipv6.conf.all.forwarding", "1");
    }
    return all;
  }

  static String module(String name) {
    return MODULE + name;
  }

  static String sysctl(String key) {
    return SYSCTL + key;
  }

  static String preflight(String check) {
    return PREFLIGHT + check;
  }

  static String path(String sysctl) {
    return "/proc/sys/" + sysctl.replace('.', '/');
  }

  /** Whether the host does without a kernel setting: named itself, or its module is. */
  static boolean spared(Host host, String sysctl) {
    return host.accept().contains(sysctl(sysctl))
        || (sysctl.startsWith("net.bridge.") && host.accept().contains(module("br_netfilter")));
  }

  /** All names that a host may give. */
  static List<String> acceptable(Host host, KubernetesLine line) {
    List<String> names = new ArrayList<>(List.of(SWAP));
    MODULES.forEach(m -> names.add(module(m)));
    sysctls(host).keySet().forEach(s -> names.add(sysctl(s)));
    PreflightRules.checks(host, line).forEach(c -> names.add(preflight(c)));
    return names;
  }

  /** The checks of kubeadm whose errors the host's owner lives with. */
  static List<String> ignored(Host host) {
    List<String> checks = new ArrayList<>();
    for (String name : host.accept()) {
      if (name.startsWith(PREFLIGHT)) {
        checks.add(name.substring(PREFLIGHT.length()));
      }
    }
    if (host.accept().contains(SWAP)) {
      checks.add("Swap");
    }
    for (String key : sysctls(host).keySet()) {
      if (spared(host, key)) {
        checks.add(PreflightRules.content(key));
      }
    }
    return checks.stream().distinct().sorted().toList();
  }
}
