package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A copy of what stood in a file before Groundwork first wrote it, beside it with the ending {@code
 * .before-groundwork}. Made once: a copy that is there is never overwritten.
 *
 * @param path of the file that Groundwork is about to own
 * @param mark a text by which its own content is known
 */
public record FormerContent(String path, String mark) implements Resource {
  private static final String ENDING = ".before-groundwork";
  private static final int MOST = 4 << 20;

  @Override
  public String id() {
    return "copy " + path + ENDING;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null || !seen.isFile() || node.stat(path + ENDING) != null) {
      return Drift.NONE;
    }
    String text = new String(node.read(path, MOST), StandardCharsets.UTF_8);
    return text.contains(mark) ? Drift.NONE : Drift.of("present", "", "as " + path + " is now");
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Stat seen = node.stat(path);
    if (seen != null) {
      keep(node, path, seen);
    }
  }

  /** Puts the copy back in its place, or leaves nothing there where there is none. */
  static void giveBack(Node node, String path) throws IOException {
    Stat former = node.stat(path + ENDING);
    if (former == null) {
      node.delete(path);
      return;
    }
    node.write(path, node.read(path + ENDING, MOST), former.uid(), former.gid(), former.mode());
    node.delete(path + ENDING);
  }

  /** Copies the file, unless a copy is there. */
  static void keep(Node node, String path, Stat seen) throws IOException {
    if (node.stat(path + ENDING) != null) {
      return;
    }
    if (seen.size() > MOST) {
      throw new IOException(
          path + " is bigger than " + MOST + " bytes; move it away if nobody needs it");
    }
    node.write(path + ENDING, node.read(path, MOST), seen.uid(), seen.gid(), seen.mode());
  }
}
