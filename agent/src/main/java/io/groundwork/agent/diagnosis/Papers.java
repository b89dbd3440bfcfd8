package io.groundwork.agent.diagnosis;

import io.groundwork.agent.diagnosis.Symptoms.Section;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files for a diagnosis: logs by their end, configuration whole. */
final class Papers {
  private static final int MOST_LOG = 8 * 1024;
  private static final int MOST_FILE = 32 * 1024;
  private final NodeView view;

  Papers(NodeView view) {
    this.view = view;
  }

  /** The end of a log; empty where there is none. */
  Optional<Section> end(String path) {
    return isFile(path)
        ? Optional.of(Piece.shown("end of " + path, () -> text(view.readEnd(path, MOST_LOG))))
        : Optional.empty();
  }

  /** A file; empty where there is none. */
  Optional<Section> whole(String path) {
    return isFile(path)
        ? Optional.of(
            new Section(
                Subject.FILE + path,
                Piece.bounded(Piece.read(() -> text(view.read(path, MOST_FILE))), MOST_FILE)))
        : Optional.empty();
  }

  private boolean isFile(String path) {
    try {
      Stat stat = view.stat(path);
      return stat != null && stat.isFile();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
