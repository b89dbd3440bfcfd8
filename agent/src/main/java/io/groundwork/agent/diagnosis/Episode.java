package io.groundwork.agent.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a unit's journal that belongs to the failure at hand: the last start, and those
 * before it that systemd repeated by itself, newest last. What was said before somebody else
 * started it, or mended something and started it again, explains nothing any more.
 */
final class Episode {
  private static final int MOST_ATTEMPTS = 3;
  private static final String SYSTEMD = "systemd";

  /** As {@code journalctl -o short-iso} prints: time, host, who, what. */
  private static final Pattern LINE =
      Pattern.compile("^\\S+ \\S+ (?<who>[^\\s:\\[]+)(?:\\[[0-9]+])?: (?<what>.*)$");

  private final List<StringBuilder> attempts = new ArrayList<>();
  private boolean opened;
  private boolean repeated;

  private Episode() {
    attempts.add(new StringBuilder());
  }

  /** The words without times and names, of at most three attempts. */
  static String of(String journal) {
    Episode episode = new Episode();
    journal.lines().forEach(episode::take);
    List<StringBuilder> all = episode.attempts;
    return String.join("", all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size()));
  }

  private void take(String line) {
    Matcher matcher = LINE.matcher(line);
    if (line.startsWith("-- ")) {
      return;
    }
    boolean headed = matcher.matches();
    String what = headed ? matcher.group("what") : line.strip();
    if (headed && matcher.group("who").equals(SYSTEMD)) {
      systemd(what);
    }
    attempts.get(attempts.size() - 1).append(what).append('\n');
  }

  private void systemd(String what) {
    if (what.startsWith("Starting ")) {
      begin();
      opened = true;
    } else if (what.startsWith("Started ")) {
      if (!opened) {
        begin();
      }
      opened = false;
    } else if (what.contains("Scheduled restart job") || what.contains("scheduling restart")) {
      repeated = true;
    }
  }

  private void begin() {
    if (!repeated) {
      attempts.clear();
    }
    repeated = false;
    attempts.add(new StringBuilder());
  }
}
