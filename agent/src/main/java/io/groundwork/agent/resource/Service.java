package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;

/**
 * A running and enabled service that runs what its files say. The unit copies its inputs to the
 * record directory at every start (ExecStartPre); a copy that differs from its input means that a
 * restart is due.
 *
 * @param unit kafka.service, for example
 * @param inputs files that the process reads at its start, unit and configuration
 * @param record directory that holds the copies, each at its own path below it
 * @param marker GROUNDWORK_UNIT=... as the running process must have it in its environment; empty
 *     for none
 */
public record Service(String unit, List<String> inputs, String record, String marker)
    implements Resource {

  @Override
  public String id() {
    return "service " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    throw new UnsupportedOperationException(id());
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    throw new UnsupportedOperationException(id());
  }
}
