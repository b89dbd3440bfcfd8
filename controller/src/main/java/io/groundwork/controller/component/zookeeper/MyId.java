package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.inventory.Host;
import org.jspecify.annotations.Nullable;

/**
 * A member's id: in the inventory, on its disk, or both and equal.
 *
 * @param path of the file that keeps it
 * @param file the file as it is; null where there is none
 * @param written in the inventory; null where it is not
 * @param found on the disk; null where there is none, or the file says nothing that is an id
 */
record MyId(
    String path, @Nullable FileFact file, @Nullable Integer written, @Nullable Integer found) {

  static MyId of(Host host, Facts facts) {
    String path = path(host);
    FileFact file = facts.files().get(path);
    return new MyId(path, file, ZooKeeper.settings(host).id(), file == null ? null : read(file));
  }

  static String path(Host host) {
    return ZooKeeper.settings(host).dataDir() + "/myid";
  }

  /** The id to use; null where none is known, or the two contradict each other. */
  @Nullable Integer id() {
    if (file != null && found == null) {
      return null;
    }
    if (written != null && found != null && !written.equals(found)) {
      return null;
    }
    return written != null ? written : found;
  }

  /** What the file says, for people. */
  String said() {
    return file == null ? "nothing" : "'" + file.content().strip() + "'";
  }

  /** The file's content: as it is already where that is right, whatever white space it has. */
  String content(int id) {
    return file != null && found != null ? file.content() : id + "\n";
  }

  private static @Nullable Integer read(FileFact file) {
    String text = file.content().strip();
    boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return text.isEmpty() || !number ? null : Integer.valueOf(text);
  }
}
