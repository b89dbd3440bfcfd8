package io.groundwork.agent.examine;

import io.groundwork.agent.facts.Proc;
import java.util.ArrayList;
import java.util.List;

/** Which firewalls the node's files show; whether one is in the way, only a connection tells. */
final class Firewalls {
  private final Proc proc;

  Firewalls(Proc proc) {
    this.proc = proc;
  }

  List<String> all() {
    List<String> seen = new ArrayList<>();
    if (runs("firewalld.service")) {
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
