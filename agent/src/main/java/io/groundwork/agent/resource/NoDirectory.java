package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/**
 * A directory of ours that is to be gone; while there is something in it, only where that is to go
 * with it.
 *
 * @param path absolute
 * @param content whether all that is in it goes, too: a cache, or data that were named
 */
public record NoDirectory(String path, boolean content) implements Resource {

  @Override
  public String id() {
    return "no directory " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null || !seen.isDirectory()) {
      return Drift.NONE;
    }
    if (node.list(path).isEmpty()) {
      return Drift.of("present", "empty", "");
    }
    return content ? Drift.of("present", "with all that is in it", "") : Drift.NONE;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (node.list(path).isEmpty()) {
      Removal.empty(node, path);
    } else if (content) {
      Removal.tree(node, path);
    }
  }
}
