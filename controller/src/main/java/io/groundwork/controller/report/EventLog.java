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
final class EventLog {
  private EventLog() {}

  /** The log's view; empty, with a word on stderr, where the directory cannot be written. */
  static Optional<View> open(Path file, Reports.Kind kind) {
    if (kind == Reports.Kind.VALIDATE || kind == Reports.Kind.FACTS) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent(), mode("rwx------"));
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
              Clock.systemUTC()));
    } catch (IOException e) {
      System.err.println("no log of this run: " + e);
      return Optional.empty();
    }
  }

  /** Where the log of a run that begins now is to lie. */
  static Path file(Path directory, Reports.Kind kind) {
    return directory.resolve(name(kind));
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  private static String name(Reports.Kind kind) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    return format.format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
        + "-"
        + kind.name().toLowerCase(Locale.ROOT)
        + "-"
        + ProcessHandle.current().pid()
        + ".jsonl";
  }
}
