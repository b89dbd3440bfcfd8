package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * What was so on a node before Groundwork first changed it, in files of root's own: written before
 * the change, so that a run that is cut off between the two loses nothing, and once, so that a
 * later run does not take our own work for what stood there before.
 */
final class FormerState {
  private static final String HOME = "/var/lib/groundwork";
  private static final String DIRECTORY = HOME + "/before/";
  private static final int MOST = 4 << 20;

  private FormerState() {}

  /** What was so; null where nobody wrote it down. */
  static @Nullable String of(NodeView node, String what) throws IOException {
    try {
      return new String(node.read(DIRECTORY + what, MOST), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Writes it down, unless that was done. */
  static void keep(Node node, String what, String state) throws IOException {
    if (of(node, what) == null) {
      write(node, what, state);
    }
  }

  /** Writes it down in the place of what stands there. */
  static void write(Node node, String what, String state) throws IOException {
    if (node.stat(HOME) == null) {
      Parents.make(node, HOME);
      node.makeDirectory(HOME, 0, 0, 0700);
    }
    Parents.make(node, DIRECTORY + what);
    node.write(DIRECTORY + what, state.getBytes(StandardCharsets.ISO_8859_1), 0, 0, 0600);
  }

  /** It is so again. */
  static void forget(Node node, String what) throws IOException {
    if (node.stat(DIRECTORY + what) != null) {
      node.delete(DIRECTORY + what);
    }
  }
}
