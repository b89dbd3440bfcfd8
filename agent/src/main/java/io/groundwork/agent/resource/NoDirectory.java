package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A directory of ours that is to be gone; while there is something in it, only where that is to go
 * with it. One that something is mounted on stays, as does the mount: what is in it goes.
 *
 * @param path absolute
 * @param content whether all that is in it goes, too: a cache, or data that were named
 */
public record NoDirectory(String path, boolean content) implements Resource {
  private static final String MOUNTS = "/proc/self/mounts";
  private static final int MOST = 4 << 20;

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
    if (isMount(node)) {
      return content && !inside(node).isEmpty()
          ? Drift.of("content", "all that is in it; the mount stays", "")
          : Drift.NONE;
    }
    if (node.list(path).isEmpty()) {
      return Drift.of("present", "empty", "");
    }
    return content ? Drift.of("present", "with all that is in it", "") : Drift.NONE;
  }

  /** What is in it, but for the file system's own. */
  private List<String> inside(NodeView node) throws IOException {
    return node.list(path).stream().filter(name -> !name.equals("lost+found")).toList();
  }

  private boolean isMount(NodeView node) throws IOException {
    if (node.stat(MOUNTS) == null) {
      return false;
    }
    String table = new String(node.read(MOUNTS, MOST), StandardCharsets.UTF_8);
    String written = path.replace("\\", "\\134").replace(" ", "\\040");
    return table.lines().anyMatch(line -> line.contains(" " + written + " "));
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (isMount(node)) {
      for (String name : inside(node)) {
        Removal.tree(node, path + "/" + name);
      }
    } else if (node.list(path).isEmpty()) {
      Removal.empty(node, path);
    } else if (content) {
      Removal.tree(node, path);
    }
  }
}
