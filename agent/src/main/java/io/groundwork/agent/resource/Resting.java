package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.UnitState;
import java.io.IOException;

/**
 * A service that does not run now. Whether it starts at the next boot is left as it is. One that
 * had to be killed, or failed as it ended, did not rest but fall: that is an error.
 *
 * @param unit kafka.service, for example
 */
public record Resting(String unit) implements Resource {

  @Override
  public String id() {
    return "resting " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    UnitState state = node.unit(unit);
    return new Drift.Collector()
        .compare("running", isAtRest(state) ? "no" : state.active(), "no")
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Systemctl.run(node, "stop", unit);
    UnitState state = node.unit(unit);
    if (state.active().equals("failed")) {
      throw new IOException(
          unit + " did not stop cleanly: it is failed; its journal says how it ended");
    }
  }

  private static boolean isAtRest(UnitState state) {
    return state.active().equals("inactive") || state.active().equals("failed");
  }
}
