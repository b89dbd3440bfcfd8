package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/**
 * An unpacked archive that is to be gone, by the record that was made of it. One that was changed
 * since is moved aside, with the ending {@code .kept-by-reset}; one without a record is not ours.
 *
 * @param path absolute, of the directory
 */
public record NoTree(String path) implements Resource {
  private static final String KEPT = ".kept-by-reset";

  @Override
  public String id() {
    return "no tree " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    ArchiveRecord record = ArchiveRecord.of(node, path);
    if (record == null) {
      return Drift.NONE;
    }
    Stat seen = node.stat(path);
    if (seen == null || !seen.isDirectory()) {
      return Drift.of("record", "of what is not there", "");
    }
    return node.fingerprint(path).equals(record.fingerprint())
        ? Drift.of("present", "as it was unpacked", "")
        : Drift.of("present", "changed since it was unpacked", "kept as " + path + KEPT);
  }

  /** The record goes last: as long as it is there, the next run goes on with this. */
  @Override
  public void settle(Node node, Drift drift) throws IOException {
    ArchiveRecord record = ArchiveRecord.of(node, path);
    Stat seen = node.stat(path);
    if (record != null && seen != null && seen.isDirectory()) {
      if (node.fingerprint(path).equals(record.fingerprint())) {
        Removal.tree(node, path);
      } else {
        Removal.aside(node, path, path + KEPT);
      }
    }
    node.delete(ArchiveRecord.file(path));
  }
}
