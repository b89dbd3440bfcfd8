package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * What was unpacked at a path, in a file of root's own, so that the next look need not read the
 * tree's content.
 *
 * @param source digest of the tarball, and how it was unpacked
 * @param fingerprint of the tree when it was put in its place
 */
record ArchiveRecord(String source, String fingerprint) {
  private static final String HOME = "/var/lib/groundwork";
  private static final String DIRECTORY = HOME + "/archives";

  static @Nullable ArchiveRecord of(NodeView node, String path) throws IOException {
    try {
      String text = new String(node.read(file(path), 4096), StandardCharsets.UTF_8);
      String[] lines = text.split("\n", -1);
      return lines.length < 3 ? null : new ArchiveRecord(lines[0], lines[1]);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * How a path differs from what a source would have put there.
   *
   * @param name the source's name, for people
   * @param foreign what to say of content that is not ours
   * @param aspect what to call content that changed since
   */
  static Drift drift(
      NodeView node, String path, String source, String name, String foreign, String aspect)
      throws IOException {
    Stat seen = node.stat(path);
    if (seen == null) {
      return Drift.of("present", "", name);
    }
    if (!seen.isDirectory()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a directory"));
    }
    ArchiveRecord record = of(node, path);
    if (record == null) {
      return Drift.of("content", foreign, name);
    }
    if (!record.source().equals(source)) {
      return Drift.of("content", record.source(), source);
    }
    return new Drift.Collector()
        .compare(aspect, node.fingerprint(path), record.fingerprint())
        .drift();
  }

  void write(Node node, String path) throws IOException {
    if (node.stat(HOME) == null) {
      Parents.make(node, HOME);
      node.makeDirectory(HOME, 0, 0, 0700);
    }
    Parents.make(node, file(path));
    String text = source + "\n" + fingerprint + "\n";
    node.write(file(path), text.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
  }

  /** A file name of the path: slashes become dashes, dashes are doubled, so that no two collide. */
  static String file(String path) {
    return DIRECTORY + "/" + path.substring(1).replace("-", "--").replace("/", "-");
  }
}
