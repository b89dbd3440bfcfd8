package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * A symbolic link.
 *
 * @param path absolute
 * @param target what it points to, as written into the link
 */
public record Link(String path, String target) implements Resource {

  @Override
  public String id() {
    return "link " + path;
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
