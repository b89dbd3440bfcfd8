package io.groundwork.controller.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Collects what a colleague needs who was not there, and puts it into one archive where a run has
 * failed: the events, the papers, the versions. All of it went through the scrubber before.
 */
final class CaseFile implements View {
  private static final int MOST_EVENTS = 32 << 20;

  private final Path file;
  private final JsonLines lines = new JsonLines(Clock.systemUTC(), true);
  private final StringBuilder events = new StringBuilder();
  private final Map<String, String> papers = new LinkedHashMap<>();
  private boolean full;

  /**
   * @param file where the archive is to lie
   */
  CaseFile(Path file) {
    this.file = file;
  }

  @Override
  public void show(Event event) {
    if (event instanceof Event.Paper paper) {
      // A node names its files; none of them leads out of the archive.
      papers.put(paper.name().replace("..", "__"), paper.text());
      return;
    }
    String line = full ? null : lines.line(event);
    if (line != null) {
      events.append(line).append('\n');
      full = events.length() > MOST_EVENTS;
    }
  }

  /**
   * Writes the archive where the run has failed on a host or by our own fault; not where the input
   * was bad, or the user ended it.
   *
   * @return where it lies; empty where none was needed, or none could be written, which is told on
   *     stderr
   */
  Optional<Path> close(Event.Summary summary) {
    boolean failed =
        summary.exit() == ExitCodes.CLOSED
            || summary.exit() == ExitCodes.UNREACHABLE
            || summary.exit() == ExitCodes.OURS;
    if (!failed) {
      return Optional.empty();
    }
    String last = lines.line(summary);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("events.jsonl", bytes(events + (last == null ? "" : last) + "\n"));
    papers.forEach((name, text) -> entries.put(name, bytes(text)));
    try {
      CaseArchive.write(file, entries);
      return Optional.of(file);
    } catch (IOException e) {
      System.err.println("no archive of this failure: " + e);
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
