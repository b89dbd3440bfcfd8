package io.groundwork.controller.runtime;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.agent.AgentComponent;
import io.groundwork.controller.node.Tarballs;
import io.groundwork.inventory.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/**
 * The JDK from which each host's runtime is linked: the one that runs the controller, or the one of
 * agent.runtime_jdk, unpacked in the cache.
 */
public final class RuntimeJdks implements Function<Host, Path> {
  private final Path cache;
  private final Path own;
  private final Function<ArchiveSpec, ArchiveFile> resolve;
  private final Tarballs tarballs;

  /**
   * The JDKs of one run.
   *
   * @param own the home of the JDK that runs the controller
   * @param resolve finds, fetches and proves a tarball
   */
  public RuntimeJdks(
      Path cache, Path own, Function<ArchiveSpec, ArchiveFile> resolve, Tarballs tarballs) {
    this.cache = cache.resolve("jdk");
    this.own = own;
    this.resolve = resolve;
    this.tarballs = tarballs;
  }

  @Override
  public Path apply(Host host) {
    ArchiveSpec spec = AgentComponent.runtimeJdk(host);
    if (spec == null) {
      return own;
    }
    ArchiveFile file = resolve.apply(spec);
    Path home = cache.resolve(file.digest());
    try {
      return Files.isDirectory(home) ? home : unpack(file, home);
    } catch (IOException e) {
      throw new RuntimeBuildException(
          "agent.runtime_jdk " + file.name() + " cannot be unpacked: " + e.getMessage(),
          "Check that it is a JDK's .tar.gz, and that the disk of " + cache + " is not full.");
    }
  }

  private Path unpack(ArchiveFile file, Path home) throws IOException {
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!Files.isDirectory(home)) {
        Path unpacking = cache.resolve("unpacking");
        Image.delete(unpacking);
        Files.createDirectories(unpacking);
        tar(file, unpacking);
        Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
      }
      lock.release();
    }
    return home;
  }

  private void tar(ArchiveFile file, Path directory) throws IOException {
    Process tar =
        new ProcessBuilder(List.of("tar", "-xz", "--strip-components=1", "--no-same-owner"))
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (InputStream in = tarballs.open(file.digest());
          OutputStream out = tar.getOutputStream()) {
        in.transferTo(out);
      }
      if (tar.waitFor() != 0) {
        throw new IOException("tar ended with exit status " + tar.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      tar.destroyForcibly();
    }
  }
}
