package io.groundwork.controller.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the cache of runtimes from growing with every build of the agent: before a new one is
 * built, old ones go but for the newest few. One that is needed again is built again, in seconds.
 */
final class Pruning {
  private static final int KEPT = 4;

  /** So long a run may still send from one. */
  private static final Duration SAFE = Duration.ofHours(12);

  private final Path cache;

  Pruning(Path cache) {
    this.cache = cache;
  }

  private record Kept(Path directory, Instant built) {}

  /** To be called under the cache's lock. */
  void run() throws IOException {
    Instant old = Instant.now().minus(SAFE);
    List<Kept> all = runtimes();
    for (Kept each : all.subList(Math.min(KEPT, all.size()), all.size())) {
      if (each.built().isBefore(old)) {
        Image.delete(each.directory());
      }
    }
  }

  /** The newest first. */
  private List<Kept> runtimes() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> entries = Files.list(cache)) {
      for (Path entry : entries.toList()) {
        Path record = entry.resolve("runtime.properties");
        if (Files.isRegularFile(record)) {
          all.add(new Kept(entry, Files.getLastModifiedTime(record).toInstant()));
        }
      }
    }
    all.sort(Comparator.comparing(Kept::built).reversed());
    return all;
  }
}
