package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose the data is that lies on the node already. */
final class DataOwner {

  private DataOwner() {}

  /**
   * The uid that owns the data in these directories, null where there is none or where it is root's
   * (no service runs as root; the directory's own check says so).
   */
  static @Nullable Integer of(NodeView node, List<String> directories) throws IOException {
    Integer owner = null;
    String first = "";
    for (String directory : directories) {
      Stat seen = node.stat(directory);
      if (seen == null || !seen.isDirectory() || seen.uid() == 0 || isEmpty(node, directory)) {
        continue;
      }
      if (owner != null && owner != seen.uid()) {
        throw new IOException(
            "the data in "
                + first
                + " belongs to "
                + name(node, owner)
                + ", that in "
                + directory
                + " to "
                + name(node, seen.uid())
                + "; one service cannot own both: settle by hand"
                + " whose they are");
      }
      owner = seen.uid();
      first = directory;
    }
    return owner;
  }

  /** A fresh file system's lost+found is not data. */
  static boolean isEmpty(NodeView node, String directory) throws IOException {
    for (String name : node.list(directory)) {
      if (!name.equals("lost+found")) {
        return false;
      }
    }
    return true;
  }

  /** For people: uid 1005 (alice). */
  static String name(NodeView node, int uid) throws IOException {
    Account account = node.user(uid);
    return account == null ? "uid " + uid : "uid " + uid + " (" + account.name() + ")";
  }
}
