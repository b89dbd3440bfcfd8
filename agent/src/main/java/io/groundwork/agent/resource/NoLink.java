package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/**
 * A link of ours that is to be gone; one that leads elsewhere is somebody else's.
 *
 * @param path absolute
 * @param target what ours points to
 */
public record NoLink(String path, String target) implements Resource {

  @Override
  public String id() {
    return "no link " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    return seen != null && seen.isLink() && node.readLink(path).equals(target)
        ? Drift.of("present", "link to " + target, "")
        : Drift.NONE;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    node.delete(path);
  }
}
