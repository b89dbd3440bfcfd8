package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * A system group.
 *
 * @param name its name
 */
public record Group(String name) implements Resource {

  @Override
  public String id() {
    return "group " + name;
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
