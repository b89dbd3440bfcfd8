package io.groundwork.agent.node;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open directory in which root can write by name without being led astray: names are looked up
 * relative to the open directory and links are not followed. How it is reached: {@link SafeWalk}.
 */
final class SafeDirectory implements Closeable {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

  private final SecureDirectoryStream<Path> stream;
  private final Path path;
  private final boolean reachedSafely;

  private SafeDirectory(SecureDirectoryStream<Path> stream, Path path, boolean reachedSafely) {
    this.stream = stream;
    this.path = path;
    this.reachedSafely = reachedSafely;
  }

  /** Opens a directory that is known to be no trap: the root. */
  @SuppressWarnings("StreamResourceLeak") // It is what this object holds, and closes.
  static SafeDirectory open(Path path) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    return new SafeDirectory(secure(stream, path), path, true);
  }

  /** Opens a directory in this one; a link is refused by the kernel. */
  SafeDirectory enter(String name) throws IOException {
    Path child = path.resolve(name);
    return new SafeDirectory(
        secure(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS), child),
        child,
        reachedSafely && isTrusted());
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream, Path path)
      throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("this system offers no safe way to write in " + path);
  }

  /** Where it is; to be used for messages and for what cannot do harm. */
  Path path() {
    return path;
  }

  /** Attributes of an entry, null where there is none. */
  @Nullable PosixFileAttributes attributes(String name) throws IOException {
    try {
      return view(name).readAttributes();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Whether root alone can change names in here. */
  boolean isTrusted() throws IOException {
    PosixFileAttributes own =
        stream.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    Set<PosixFilePermission> permissions = own.permissions();
    return (own.owner().equals(Owners.root()) || own.owner().equals(Owners.self()))
        && !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** Makes a file, 0600, that must not be there yet, and syncs it. */
  void create(String name, byte[] content) throws IOException {
    try (SeekableByteChannel channel =
        stream.newByteChannel(
            Path.of(name),
            NEW_FILE,
            PosixFilePermissions.asFileAttribute(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
      writeAll(channel, content);
    }
  }

  /** Writes into a file that is there: not atomic, for files that cannot be replaced. */
  void overwrite(String name, byte[] content) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = stream.newByteChannel(Path.of(name), options)) {
      writeAll(channel, content);
    }
  }

  private static void writeAll(SeekableByteChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    if (channel instanceof FileChannel file) {
      file.force(true);
    }
  }

  /** Gives an entry its owner. */
  void chown(String name, int uid, int gid) throws IOException {
    PosixFileAttributeView view = view(name);
    view.setOwner(Owners.user(uid));
    view.setGroup(Owners.group(gid));
  }

  /**
   * Gives an entry its mode. Java's open directories know no setgid and no sticky bit; those are
   * set by path, which is safe only where root alone can change names on the whole way.
   */
  void chmod(String name, int mode) throws IOException {
    if ((mode & ~0777) == 0) {
      view(name).setPermissions(Owners.permissions(mode));
    } else if (reachedSafely && isTrusted()) {
      Files.setAttribute(path.resolve(name), "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    } else {
      throw new IOException(
          "mode "
              + Integer.toOctalString(mode)
              + " of "
              + path.resolve(name)
              + " cannot be set safely in a directory that others can write");
    }
  }

  /** Moves an entry into another open directory, over what is there. */
  void move(String name, SafeDirectory to, String as) throws IOException {
    stream.move(Path.of(name), to.stream, Path.of(as));
  }

  void deleteFile(String name) throws IOException {
    stream.deleteFile(Path.of(name));
  }

  void deleteDirectory(String name) throws IOException {
    stream.deleteDirectory(Path.of(name));
  }

  /** Makes renames in here durable. */
  void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private PosixFileAttributeView view(String name) {
    return stream.getFileAttributeView(
        Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
