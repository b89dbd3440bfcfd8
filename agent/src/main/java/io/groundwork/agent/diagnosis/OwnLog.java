package io.groundwork.agent.diagnosis;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log that a service writes itself, below /var/log, for when the journal is empty. */
final class OwnLog {
  private static final int MOST_LOG = 1 << 16;

  private final NodeView view;

  OwnLog(NodeView view) {
    this.view = view;
  }

  /** The last lines of the newest log of the unit's service. */
  String tail(String unit, int lines) throws IOException {
    int dot = unit.lastIndexOf('.');
    String directory = "/var/log/" + (dot < 0 ? unit : unit.substring(0, dot));
    String newest = newest(directory);
    if (newest == null) {
      return "no journal, and no log in " + directory;
    }
    String text =
        new String(view.readEnd(newest, MOST_LOG), StandardCharsets.UTF_8).stripTrailing();
    int start = text.length();
    for (int i = 0; i < lines && start > 0; i++) {
      start = text.lastIndexOf('\n', start - 1);
    }
    return newest + " ends with:\n" + text.substring(Math.max(0, start));
  }

  private @Nullable String newest(String directory) throws IOException {
    Stat place = view.stat(directory);
    List<String> names = place != null && place.isDirectory() ? view.list(directory) : List.of();
    String newest = null;
    long time = Long.MIN_VALUE;
    for (String name : names) {
      Stat stat = view.stat(directory + "/" + name);
      boolean log = name.endsWith(".log") || name.endsWith(".out");
      if (log && stat != null && stat.isFile() && stat.mtimeMillis() > time) {
        newest = directory + "/" + name;
        time = stat.mtimeMillis();
      }
    }
    return newest;
  }
}
