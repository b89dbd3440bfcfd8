package io.groundwork.controller.plan;

import java.util.Map;

/** What differs, on every host that may be changed. */
public record Plan(Agenda agenda, Map<String, HostPlan> hosts) {
  public Plan {
    hosts = Map.copyOf(hosts);
  }

  /** Whether anything is to be done anywhere. */
  public boolean drifted() {
    return hosts.values().stream().anyMatch(HostPlan::drifted);
  }

  /** Whether anything is to be done on the host. */
  public boolean drifted(String host) {
    HostPlan plan = hosts.get(host);
    return plan != null && plan.drifted();
  }
}
