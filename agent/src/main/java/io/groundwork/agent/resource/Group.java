package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;

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
    return node.group(name) == null ? Drift.of("present", "", "group") : Drift.NONE;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    AccountTools.run(node, List.of("groupadd", "-r", name));
  }
}
