package io.groundwork.controller.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the logs of the newest runs. What belongs to an older one (its log, and whatever else is
 * named by its id) goes; a file that is named otherwise is never touched.
 */
final class Pruning {
  /** Runs whose logs are kept: a log takes some 100 KB. */
  static final int KEPT = 500;

  private static final Pattern OURS = Pattern.compile("(\\d{8}-\\d{6}-[a-z-]+-\\d+)\\..+");

  private Pruning() {}

  /**
   * Removes what belongs to the oldest runs.
   *
   * @param kept of how many runs all is kept
   */
  static void prune(Path directory, int kept) throws IOException {
    Map<String, List<Path>> runs = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(
          file -> {
            Matcher name = OURS.matcher(file.getFileName().toString());
            if (name.matches() && Files.isRegularFile(file)) {
              runs.computeIfAbsent(name.group(1), run -> new ArrayList<>()).add(file);
            }
          });
    }
    int over = runs.size() - kept;
    for (List<Path> files : runs.values()) {
      if (over-- <= 0) {
        return;
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
