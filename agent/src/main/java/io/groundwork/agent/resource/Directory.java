package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * A directory with its owner and mode; missing parents are made as root, 0755.
 *
 * @param path absolute
 * @param owner user name
 * @param group group name
 * @param mode octal, as written: 0755
 * @param data whether it holds data: then an existing one that is not empty is never re-owned, and
 *     a foreign owner is an error
 */
public record Directory(String path, String owner, String group, String mode, boolean data)
    implements Resource {

  @Override
  public String id() {
    return "directory " + path;
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
