package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.UnitState;
import java.io.IOException;

/**
 * A service that runs in another process than it did: a restart, as a state of the node.
 *
 * @param unit kafka.service, for example
 * @param former the main process that is to be gone; 0 where none ran
 */
public record Renewed(String unit, int former) implements Resource {

  @Override
  public String id() {
    return "service " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    UnitState state = node.unit(unit);
    if (!state.active().equals("active") && !state.active().equals("reloading")) {
      return Drift.of("running", state.active(), "active");
    }
    return former != 0 && state.mainPid() == former
        ? Drift.of("restart", "process " + former, "a new process")
        : Drift.NONE;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (node.unit(unit).active().equals("failed")) {
      // Else systemd may refuse the start because the limit of starts was hit.
      Systemctl.run(node, "reset-failed", unit);
    }
    Systemctl.run(node, drift.has("restart") ? "restart" : "start", unit);
  }
}
