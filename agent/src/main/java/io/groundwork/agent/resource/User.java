package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;

/**
 * A system user without a login, with the uid that owns the data where there is data already.
 *
 * @param name its name
 * @param group its primary group
 * @param home absolute; not created
 * @param data directories whose present owner, where one exists and is not empty, gives the uid
 */
public record User(String name, String group, String home, List<String> data) implements Resource {

  @Override
  public String id() {
    return "user " + name;
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
