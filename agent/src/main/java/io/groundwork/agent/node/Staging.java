package io.groundwork.agent.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A tree in the making, seen by nobody until it is published; all of it is root's. Closing without
 * publishing removes it. Names are relative, checked by the caller: no empty, {@code .} or {@code
 * ..} elements, and no element but the last may be anything but a directory made here.
 */
public interface Staging extends Closeable {

  /** Makes a directory, 0755; its parent must be there. */
  void directory(String name) throws IOException;

  /**
   * Writes a file.
   *
   * @param mtimeMillis its time of change
   */
  void file(String name, boolean executable, long mtimeMillis, InputStream content)
      throws IOException;

  /** Makes a symbolic link. */
  void symbolicLink(String name, String target) throws IOException;

  /** Makes a second name for a file that was written here. */
  void hardLink(String name, String existing) throws IOException;

  /**
   * Makes the tree durable and puts it in the target's place; a directory that was there is moved
   * away first and then deleted.
   */
  void publish() throws IOException;

  /** Removes what was not published. */
  @Override
  void close() throws IOException;
}
