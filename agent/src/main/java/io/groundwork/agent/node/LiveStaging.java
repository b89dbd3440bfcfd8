package io.groundwork.agent.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree in the making, in a directory that only root can enter. */
final class LiveStaging implements Staging {
  private static final Duration SYNC_LIMIT = Duration.ofMinutes(5);
  private static final int BUFFER = 1 << 17;
  private static final String MAKING = ".groundwork-making";

  private final Path parent;
  private final Path target;
  private final Path making;
  private final Path former;
  private final Commands commands;
  private final byte[] buffer = new byte[BUFFER];

  LiveStaging(Path parent, String name, Commands commands) throws IOException {
    this.parent = parent;
    this.target = parent.resolve(name);
    this.making = parent.resolve("." + name + MAKING);
    this.former = parent.resolve("." + name + ".groundwork-former");
    this.commands = commands;
    removeAbandoned();
    remove(former);
    Files.createDirectory(making, PosixFilePermissions.asFileAttribute(Owners.permissions(0700)));
  }

  /** What was being made when an agent or a machine died, of other versions, too. */
  private void removeAbandoned() throws IOException {
    try (DirectoryStream<Path> trees = Files.newDirectoryStream(parent, ".*" + MAKING)) {
      for (Path tree : trees) {
        remove(tree);
      }
    }
  }

  @Override
  public void directory(String name) throws IOException {
    Path path = making.resolve(name);
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, Owners.permissions(0755));
  }

  @Override
  public void file(String name, boolean executable, long mtimeMillis, InputStream content)
      throws IOException {
    Path path = making.resolve(name);
    try (OutputStream out =
        Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    Files.setPosixFilePermissions(path, Owners.permissions(executable ? 0755 : 0644));
    Files.setLastModifiedTime(path, FileTime.fromMillis(mtimeMillis));
  }

  @Override
  public void symbolicLink(String name, String target) throws IOException {
    Files.createSymbolicLink(making.resolve(name), Path.of(target));
  }

  @Override
  public void hardLink(String name, String existing) throws IOException {
    Files.createLink(making.resolve(name), making.resolve(existing));
  }

  @Override
  public void publish() throws IOException {
    Files.setPosixFilePermissions(making, Owners.permissions(0755));
    makeDurable();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      moveAway();
    }
    Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(parent);
    remove(former);
  }

  private void moveAway() throws IOException {
    try {
      Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw new IOException(
          target + " cannot be replaced: " + e.getReason() + " (is it a mount point?)", e);
    }
  }

  /**
   * One sync of the file system instead of one a file: a JDK has five hundred. coreutils before
   * 8.24 (CentOS 7) know no file systems in sync; there each file is forced by itself.
   */
  private void makeDurable() throws IOException {
    Output output = commands.run(SYNC_LIMIT, List.of("sync", "-f", making.toString()));
    if (!output.ok()) {
      forceEach(making);
    }
  }

  private static void forceEach(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              syncDirectory(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            syncDirectory(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void syncDirectory(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    remove(making);
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
