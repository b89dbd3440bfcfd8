package io.groundwork.controller.history;

import io.groundwork.controller.report.EventLog;
import io.groundwork.controller.report.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A past run, as its log tells. A controller that was killed leaves a log that ends anywhere: what
 * is there is read, what is not is missing.
 *
 * @param damaged lines that could not be read, the last one of a killed controller for example
 */
public record RunLog(Path file, List<Entry> entries, int damaged) {

  private static final String TIME = "yyyyMMdd-HHmmss";

  /** Reads all of it. */
  public static RunLog read(Path file) throws IOException {
    return read(file, Set.of());
  }

  /** Reads who began it, and how it ended. */
  public static RunLog glance(Path file) throws IOException {
    return read(file, Set.of("start", "inventory", "summary"));
  }

  private static RunLog read(Path file, Set<String> kinds) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int damaged = 0;
    // Bytes that are no UTF-8 are replaced, not refused.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && wanted(line, kinds)) {
          Entry entry = parse(line);
          if (entry == null) {
            damaged++;
          } else {
            entries.add(entry);
          }
        }
      }
    }
    return new RunLog(file, List.copyOf(entries), damaged);
  }

  /** Every line begins with its kind; what nobody asks for need not be parsed. */
  private static boolean wanted(String line, Set<String> kinds) {
    return kinds.isEmpty()
        || kinds.stream().anyMatch(kind -> line.startsWith("{\"event\":\"" + kind + "\""));
  }

  private static @Nullable Entry parse(String line) {
    try {
      return JsonTree.object(line) instanceof Map<?, ?> fields ? Entry.of(fields) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The run's id. */
  public String id() {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(EventLog.ENDING)
        ? name.substring(0, name.length() - EventLog.ENDING.length())
        : name;
  }

  /** The events of a kind. */
  public List<Entry> of(String kind) {
    return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
  }

  /** The first event of a kind; one without fields where there is none. */
  public Entry first(String kind) {
    return entries.stream()
        .filter(entry -> entry.kind().equals(kind))
        .findFirst()
        .orElse(new Entry(Map.of()));
  }

  /** Whether the run came to its end. */
  public boolean ended() {
    return first("summary").has("exit");
  }

  /** Whether the process that began it is there still, on this machine. */
  public boolean atWork() {
    Entry start = first("start");
    return !ended()
        && start.text("controller").equals(Run.here())
        && ProcessHandle.of(start.number("pid"))
            .flatMap(process -> process.info().startInstant())
            // Another process may have got the number since.
            .map(since -> !since.isAfter(began().plusSeconds(2)))
            .orElse(false);
  }

  /** How the run ended; -1 where it did not. */
  public int exit() {
    return ended() ? (int) first("summary").number("exit") : -1;
  }

  /** What was run; logs of old say it in their names alone. */
  public String command() {
    String command = first("start").text("command");
    String[] parts = id().split("-", -1);
    return command.isEmpty() && parts.length > 3 ? parts[2] : command;
  }

  /** user@controller; "" where the log does not say. */
  public String who() {
    Entry start = first("start");
    String at = start.text("controller");
    return start.text("user") + (at.isEmpty() ? "" : "@" + at);
  }

  /** The cluster's name; "" where the inventory was never read. */
  public String cluster() {
    return first("inventory").text("cluster");
  }

  /** The inventory's path; "" where none was given. */
  public String inventory() {
    return first("start").text("inventory");
  }

  /** When it began; the epoch where nothing says so. */
  public Instant began() {
    Instant began = first("start").instant("began");
    if (began != null) {
      return began;
    }
    Instant end = first("summary").at();
    if (end != null) {
      return end.minusMillis(first("summary").number("millis"));
    }
    Instant first = entries.isEmpty() ? null : entries.get(0).at();
    return first == null ? named() : first;
  }

  /** When a run began, by its id alone. */
  private Instant named() {
    try {
      String time = id().substring(0, Math.min(id().length(), TIME.length()));
      return LocalDateTime.parse(time, DateTimeFormatter.ofPattern(TIME, Locale.ROOT))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** How long it took, or for how long it was heard of, in milliseconds. */
  public long millis() {
    if (ended()) {
      return first("summary").number("millis");
    }
    Instant last = began();
    for (Entry entry : entries) {
      Instant at = entry.at();
      last = at != null && at.isAfter(last) ? at : last;
    }
    return last.toEpochMilli() - began().toEpochMilli();
  }
}
