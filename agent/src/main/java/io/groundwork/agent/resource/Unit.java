package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * A systemd unit file in /etc/systemd/system, known to systemd as it is on disk.
 *
 * @param name kafka.service, for example
 * @param content all of it
 */
public record Unit(String name, String content) implements Resource {

  @Override
  public String id() {
    return "unit " + name;
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
