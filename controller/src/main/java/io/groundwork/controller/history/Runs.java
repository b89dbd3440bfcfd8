package io.groundwork.controller.history;

import io.groundwork.controller.report.EventLog;
import io.groundwork.controller.run.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs whose logs are on this machine.
 *
 * @param directory where they are
 */
public record Runs(Path directory) {
  private static final int NAMED = 5;

  /** The logs, the oldest first: a run's id begins with the time. */
  public List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> name(file).endsWith(EventLog.ENDING))
          .sorted(java.util.Comparator.comparing(Runs::name))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * The log that is meant.
   *
   * @param reference a run's id, the part of one that no other has, a log's path, or null for the
   *     latest run
   * @throws BadInputException where there is none, or more than one
   */
  public Path find(@Nullable String reference) throws IOException {
    List<Path> logs = logs();
    Path file = reference == null ? null : file(reference);
    if (file != null) {
      return file;
    }
    if (logs.isEmpty()) {
      throw new BadInputException(
          reference == null ? "no run" : "run " + reference,
          "there is no log of any run in " + directory,
          "Every install, plan, check and verify leaves one: run one of them, then this again.");
    }
    if (reference == null) {
      return logs.get(logs.size() - 1);
    }
    return named(reference, logs);
  }

  /** Other files that belong to a log's run: they are named by its id, too. */
  public List<Path> beside(Path log) throws IOException {
    String id = id(log);
    Path in = log.toAbsolutePath().getParent();
    if (in == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files
          .filter(file -> name(file).startsWith(id + ".") && !name(file).equals(name(log)))
          .filter(file -> !name(file).endsWith(".html"))
          .sorted()
          .toList();
    }
  }

  private static Path named(String reference, List<Path> logs) {
    List<Path> like = new ArrayList<>();
    for (Path log : logs) {
      if (name(log).equals(reference + EventLog.ENDING)) {
        return log;
      }
      if (name(log).contains(reference)) {
        like.add(log);
      }
    }
    if (like.size() == 1) {
      return like.get(0);
    }
    if (like.isEmpty()) {
      throw new BadInputException(
          "run " + reference,
          "no run has such an id; the latest is " + id(logs.get(logs.size() - 1)),
          "'groundwork history' lists them.");
    }
    List<String> some =
        like.subList(Math.max(0, like.size() - NAMED), like.size()).stream().map(Runs::id).toList();
    throw new BadInputException(
        "run " + reference,
        like.size() + " runs have that in their ids, the last of them: " + String.join(", ", some),
        "Give more of the id.");
  }

  /** A path that somebody typed; null where there is no such file. */
  private static @Nullable Path file(String reference) {
    try {
      Path file = Path.of(reference);
      return Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String id(Path log) {
    return name(log).endsWith(EventLog.ENDING)
        ? name(log).substring(0, name(log).length() - EventLog.ENDING.length())
        : name(log);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
