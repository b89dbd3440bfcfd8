package io.groundwork.agent.node;

import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * A node as settling sees it: all of the view, and the few ways of writing. None of them follows a
 * link that somebody other than root could have placed.
 */
public interface Node extends NodeView {

  /**
   * Writes a whole file atomically and durably: made beside with mode 0600, given its owner and
   * mode, synced, renamed. What was there (a link, too) is replaced.
   */
  void write(String path, byte[] content, int uid, int gid, int mode) throws IOException;

  /** Makes one directory; its parent must be there. */
  void makeDirectory(String path, int uid, int gid, int mode) throws IOException;

  /** Changes the owner of a file or directory, of nothing below it. */
  void chown(String path, int uid, int gid) throws IOException;

  /** Changes the mode of a file or directory. */
  void chmod(String path, int mode) throws IOException;

  /** Makes a symbolic link, or turns the one that is there, atomically. */
  void link(String path, String target) throws IOException;

  /** Deletes a file or a link, not a directory. */
  void delete(String path) throws IOException;

  /** Writes the live value of a kernel setting. */
  void setSysctl(String key, String value) throws IOException;

  /** Runs a program; see {@link Commands}. */
  Output run(Duration limit, List<String> argv) throws IOException;

  /**
   * Has a live system change in its own protocol, and waits until it has.
   *
   * @return the proof
   * @throws IOException with the reason where it has not
   */
  String change(Question question) throws IOException;

  /** A tarball's bytes from the controller, not yet proved. */
  InputStream fetch(String digest) throws IOException;

  /**
   * Begins a tree that will replace the target in one step. Its directory is beside the target, on
   * the same file system; what a killed run left there is removed.
   */
  Staging stage(String target) throws IOException;
}
