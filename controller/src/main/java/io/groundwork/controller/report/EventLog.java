package io.groundwork.controller.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keeps each run's events as JSON lines in a file that only its owner can read. */
public final class EventLog {
  /** What a log's name ends with, after the run's id. */
  public static final String ENDING = ".jsonl";

  private EventLog() {}

  /** An id for a run that begins now: when, what, and the process, so that no two are the same. */
  public static String id(String command) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    return format.format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
        + "-"
        + command
        + "-"
        + ProcessHandle.current().pid();
  }

  /** The log's view; empty, with a word on stderr, where the directory cannot be written. */
  static Optional<View> open(Path directory, Reports.Kind kind, String run) {
    if (!kind.logged()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(directory, mode("rwx------"));
      Pruning.prune(directory, Pruning.KEPT - 1);
      Path file = directory.resolve(run + ENDING);
      SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              mode("rw-------"));
      return Optional.of(
          new JsonView(
              new BufferedWriter(
                  new OutputStreamWriter(
                      Channels.newOutputStream(channel), StandardCharsets.UTF_8)),
              new JsonLines(Clock.systemUTC(), true)));
    } catch (IOException e) {
      System.err.println("no log of this run: " + e);
      return Optional.empty();
    }
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
