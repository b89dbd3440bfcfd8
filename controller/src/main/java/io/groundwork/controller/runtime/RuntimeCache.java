package io.groundwork.controller.runtime;

import io.groundwork.inventory.Host;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The runtimes that were built, kept in the controller's cache. Looking one up costs a few stats
 * and one small file; building one takes seconds, happens once, and under a lock.
 */
public final class RuntimeCache implements Runtimes {
  private final Path cache;
  private final Path programs;
  private final Function<Host, Path> jdkOf;
  private final Map<Path, Runtime> known = new ConcurrentHashMap<>();

  /**
   * A cache.
   *
   * @param cache the controller's cache directory
   * @param programs the directory with groundwork-agent.jar and groundwork-probe.jar
   * @param jdkOf the home of the JDK from which a host's runtime is linked
   */
  public RuntimeCache(Path cache, Path programs, Function<Host, Path> jdkOf) {
    this.cache = cache.resolve("runtime");
    this.programs = programs;
    this.jdkOf = jdkOf;
  }

  @Override
  public Runtime of(Host host) {
    Path jdk;
    synchronized (known) {
      jdk = jdkOf.apply(host);
    }
    return known.computeIfAbsent(jdk, this::find);
  }

  private Runtime find(Path jdkHome) {
    Path agentJar = programs.resolve("groundwork-agent.jar");
    Path probeJar = programs.resolve("groundwork-probe.jar");
    try {
      String inputs =
          RuntimeBuilder.RECIPE
              + state(jdkHome.resolve("release"))
              + state(agentJar)
              + state(probeJar);
      Path directory = cache.resolve(Digests.of(inputs).substring(0, 16));
      Runtime there = new RuntimeRecord(directory).read();
      return there != null ? there : build(directory, jdkHome, agentJar, probeJar);
    } catch (IOException e) {
      throw new RuntimeBuildException(
          "the agent's runtime cannot be built in " + cache + ": " + e,
          "Check the directory's disk and permissions (XDG_CACHE_HOME names another).");
    }
  }

  /** What tells a file from a changed one without reading it. */
  private static String state(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return "|" + file.toAbsolutePath() + " " + now.size() + " " + now.lastModifiedTime().toMillis();
  }

  private Runtime build(Path directory, Path jdkHome, Path agentJar, Path probeJar)
      throws IOException {
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Runtime there = new RuntimeRecord(directory).read();
      if (there == null) {
        Path building = cache.resolve("building");
        Image.delete(building);
        Image.delete(directory);
        Files.createDirectories(building);
        new Pruning(cache).run();
        new RuntimeBuilder(Jdk.at(jdkHome), agentJar, probeJar).build(building);
        Files.move(building, directory, StandardCopyOption.ATOMIC_MOVE);
        there = new RuntimeRecord(directory).read();
      }
      lock.release();
      return whole(there);
    }
  }

  private static Runtime whole(@Nullable Runtime runtime) {
    if (runtime == null) {
      throw new IllegalStateException("a runtime that was just built is not there");
    }
    return runtime;
  }
}
