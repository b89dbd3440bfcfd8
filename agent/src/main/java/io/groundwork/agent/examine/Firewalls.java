package io.groundwork.agent.examine;

import io.groundwork.agent.examine.Condition.Filter;
import io.groundwork.agent.facts.Proc;
import io.groundwork.agent.node.FirewallState;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which firewalls the node's files show, and what the rules say where firewalld does not run. */
final class Firewalls {
  private static final String FIREWALLD = "firewalld.service";

  private final Proc proc;

  Firewalls(Proc proc) {
    this.proc = proc;
  }

  List<String> all() {
    List<String> seen = new ArrayList<>();
    if (runs(FIREWALLD)) {
      seen.add("firewalld");
    }
    if (proc.lines("/etc/ufw/ufw.conf").contains("ENABLED=yes")) {
      seen.add("ufw");
    }
    if (runs("nftables.service") || enabled("nftables.service")) {
      seen.add("nftables");
    }
    // The kernel lists the tables of iptables that are in use in this network namespace.
    if (proc.lines("/proc/net/ip_tables_names").contains("filter")) {
      seen.add("iptables");
    }
    return seen;
  }

  /** What filters beside a firewalld that runs; a program is asked only where none does. */
  Filter filter(NodeView node) {
    if (runs(FIREWALLD)) {
      return Filter.NONE;
    }
    boolean installed = proc.at("/usr/bin/firewall-cmd").toFile().exists();
    return new Filter(turnsAway(node), installed, installed && enabled(FIREWALLD));
  }

  private static String turnsAway(NodeView node) {
    try {
      FirewallState state = node.firewall();
      return state.blocks().isEmpty() ? "" : state.kind() + " (" + state.blocks() + ")";
    } catch (IOException e) {
      // Told where the firewall is to be changed; who does not ask for that need not know.
      System.err.println("the firewall could not be asked: " + e.getMessage());
      return "";
    }
  }

  private boolean runs(String unit) {
    String group = "/system.slice/" + unit + "/cgroup.procs";
    return !proc.text("/sys/fs/cgroup" + group).isEmpty()
        || !proc.text("/sys/fs/cgroup/systemd" + group).isEmpty();
  }

  /** nftables.service ends when it has loaded its rules. */
  private boolean enabled(String unit) {
    return proc.at("/etc/systemd/system/sysinit.target.wants/" + unit).toFile().exists()
        || proc.at("/etc/systemd/system/multi-user.target.wants/" + unit).toFile().exists();
  }
}
