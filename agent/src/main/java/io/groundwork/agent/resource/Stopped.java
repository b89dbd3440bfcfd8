package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.UnitState;
import java.io.IOException;

/**
 * A service that is not to run, now and after a boot. One that is not there is right already.
 *
 * @param unit firewalld.service, for example
 */
public record Stopped(String unit) implements Resource {

  @Override
  public String id() {
    return "stopped " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    UnitState state = node.unit(unit);
    return new Drift.Collector()
        .compare("running", isAtRest(state) ? "no" : state.active(), "no")
        .compare("enabled", state.enabled().equals("enabled") ? "yes" : "no", "no")
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (drift.has("enabled")) {
      Systemctl.run(node, "disable", unit);
    }
    if (drift.has("running")) {
      Systemctl.run(node, "stop", unit);
    }
  }

  private static boolean isAtRest(UnitState state) {
    return state.active().equals("inactive") || state.active().equals("failed");
  }
}
