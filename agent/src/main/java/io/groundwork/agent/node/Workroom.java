package io.groundwork.agent.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where something is made ready before it gets its name. In a directory that root alone can write,
 * that is the directory itself. In a service user's it is a directory of root's own in there, 0700,
 * held open: the user can rename it, but can put nothing of his in place of what is made in it.
 */
final class Workroom implements Closeable {
  private final SafeDirectory parent;
  private final SafeDirectory directory;
  private final String name;

  private Workroom(SafeDirectory parent, SafeDirectory directory, String name) {
    this.parent = parent;
    this.directory = directory;
    this.name = name;
  }

  /**
   * @param name of the thing in the making; what a killed run left under it is removed
   */
  static Workroom in(SafeDirectory parent, String name) throws IOException {
    sweep(parent, name);
    if (parent.isTrusted()) {
      return new Workroom(parent, parent, name);
    }
    Files.createDirectory(
        parent.path().resolve(name),
        PosixFilePermissions.asFileAttribute(Owners.permissions(0700)));
    SafeDirectory room = parent.enter(name);
    if (!room.isTrusted()) {
      room.close();
      throw new IOException(parent.path() + " was changed by somebody else meanwhile");
    }
    return new Workroom(parent, room, name);
  }

  SafeDirectory directory() {
    return directory;
  }

  String name() {
    return name;
  }

  private boolean isOwnDirectory() {
    return directory != parent;
  }

  /** Removes what was not moved to its place. */
  @Override
  public void close() throws IOException {
    if (isOwnDirectory()) {
      try (directory) {
        sweep(directory, name);
      }
    }
    sweep(parent, name);
  }

  private static void sweep(SafeDirectory where, String name) throws IOException {
    PosixFileAttributes left = where.attributes(name);
    if (left == null) {
      return;
    }
    try {
      if (left.isDirectory()) {
        sweepInside(where, name);
        where.deleteDirectory(name);
      } else {
        where.deleteFile(name);
      }
    } catch (NoSuchFileException e) {
      // Gone already: that is all that was wanted.
    }
  }

  private static void sweepInside(SafeDirectory where, String name) throws IOException {
    try (SafeDirectory inside = where.enter(name)) {
      PosixFileAttributes left = inside.attributes(name);
      if (left != null && left.isDirectory()) {
        inside.deleteDirectory(name);
      } else if (left != null) {
        inside.deleteFile(name);
      }
    }
  }
}
