package io.groundwork.agent.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs off one node. The kernel holds the lock for this process and takes it back when
 * the process ends, however it ends; the file's content only says who holds it.
 */
final class NodeLock {
  /** How long an agent whose controller died may take to finish the step at hand. */
  private static final long PATIENCE_MILLIS = 5000;

  private static final long BETWEEN_MILLIS = 50;
  private static final int SHOWN = 500;

  private final Path path;
  private @Nullable FileLock held;

  NodeLock(Path path) {
    this.path = path;
  }

  /** Takes the lock; empty when it was taken, else who holds it. */
  synchronized String take(String who) throws IOException {
    if (held != null) {
      return "";
    }
    FileChannel channel = open();
    FileLock lock = patiently(channel);
    if (lock == null) {
      String holder = read(channel);
      channel.close();
      return holder.isEmpty() ? "another run, which has not said its name yet" : holder;
    }
    held = lock;
    write(channel, who);
    return "";
  }

  /** Gives the lock back before the process ends. */
  synchronized void release() throws IOException {
    if (held != null) {
      held.channel().close();
      held = null;
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    FileAttribute<?> mine =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return FileChannel.open(
        path,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS),
        mine);
  }

  private static @Nullable FileLock patiently(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (true) {
      FileLock lock = attempt(channel);
      if (lock != null || System.nanoTime() > deadline) {
        return lock;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process, through another channel
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(SHOWN);
    channel.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
  }

  private static void write(FileChannel channel, String who) throws IOException {
    String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String text = who + ", since " + since + ", as process " + ProcessHandle.current().pid() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }
}
