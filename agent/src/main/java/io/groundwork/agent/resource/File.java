package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * A file with its whole content, owner and mode. Templates are rendered by the controller and
 * arrive as content.
 *
 * @param path absolute
 * @param content all of it
 * @param owner user name
 * @param group group name
 * @param mode octal: 0644
 * @param secret whether the content must not be shown
 */
public record File(
    String path, String content, String owner, String group, String mode, boolean secret)
    implements Resource {

  @Override
  public String id() {
    return "file " + path;
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
