package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file of ours that is to be gone. Ours is what has the content that we write, or says in its
 * beginning that we wrote it; the latter, changed since, is kept beside it with the ending {@code
 * .kept-by-reset}. What stood there before us comes back. Any other file is left alone.
 *
 * @param path absolute
 * @param content what we write there
 */
public record NoFile(String path, String content) implements Resource {
  private static final String MARK = "Written by Groundwork";
  private static final String KEPT = ".kept-by-reset";
  private static final int BEGINNING = 512;
  private static final int MOST = 4 << 20;

  @Override
  public String id() {
    return "no file " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null || !seen.isFile()) {
      return Drift.NONE;
    }
    if (isAsWritten(node, seen)) {
      return Drift.of("present", "as we wrote it", "");
    }
    String beginning = new String(node.read(path, BEGINNING), StandardCharsets.UTF_8);
    return beginning.contains(MARK)
        ? Drift.of("present", "changed since we wrote it", "kept as " + path + KEPT)
        : Drift.NONE;
  }

  private boolean isAsWritten(NodeView node, Stat seen) throws IOException {
    byte[] ours = content.getBytes(StandardCharsets.UTF_8);
    return seen.size() == ours.length && Arrays.equals(node.read(path, ours.length + 1), ours);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null) {
      return;
    }
    if (!isAsWritten(node, seen)) {
      keep(node, seen);
    }
    FormerContent.giveBack(node, path);
    if (path.startsWith("/etc/systemd/system/")) {
      Systemctl.reload(node);
    }
  }

  private void keep(Node node, Stat seen) throws IOException {
    if (seen.size() > MOST) {
      throw new IOException(path + " is bigger than " + MOST + " bytes; move it away by hand");
    }
    node.write(path + KEPT, node.read(path, MOST), seen.uid(), seen.gid(), seen.mode());
  }
}
