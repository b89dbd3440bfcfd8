package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
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
    Stat seen = node.stat(path);
    if (seen == null) {
      return Drift.of("present", "", "link to " + target);
    }
    if (!seen.isLink()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a link to " + target));
    }
    return new Drift.Collector().compare("target", node.readLink(path), target).drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    node.link(path, target);
  }
}
