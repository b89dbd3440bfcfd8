package io.groundwork.agent.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A note as a file: names and values, one a line, for people with nothing but a pager. */
final class NoteText {
  private static final String HEAD = "# Written by Groundwork: a run that changed this machine.\n";

  private NoteText() {}

  static String of(RunNote note) {
    StringBuilder text = new StringBuilder(HEAD);
    line(text, "run", note.run());
    line(text, "who", note.who());
    line(text, "command", note.command());
    line(text, "cluster", note.cluster());
    line(text, "version", note.version());
    line(text, "began", Long.toString(note.began()));
    line(text, "ended", Long.toString(note.ended()));
    line(text, "result", note.result());
    line(text, "changed", Integer.toString(note.changed()));
    for (int i = 0; i < note.resources().size(); i++) {
      line(text, "resource." + i, note.resources().get(i));
    }
    return text.toString();
  }

  /** One line, escaped as Java's properties are; their own writer adds the time. */
  private static void line(StringBuilder text, String name, String value) {
    Properties one = new Properties();
    one.setProperty(name, value);
    StringWriter written = new StringWriter();
    try {
      one.store(written, null);
    } catch (IOException e) {
      throw new IllegalStateException("a string could not be written to memory", e);
    }
    written
        .toString()
        .lines()
        .filter(each -> !each.startsWith("#"))
        .forEach(each -> text.append(each).append('\n'));
  }

  /**
   * Reads one.
   *
   * @throws IOException where the text is no such note
   */
  static RunNote read(String text) throws IOException {
    Properties values = new Properties();
    List<String> resources = new ArrayList<>();
    try {
      values.load(new StringReader(text));
      for (int i = 0; i < RunNote.NAMED && values.containsKey("resource." + i); i++) {
        resources.add(values.getProperty("resource." + i));
      }
      return new RunNote(
          required(values, "run"),
          required(values, "who"),
          required(values, "command"),
          required(values, "cluster"),
          required(values, "version"),
          Long.parseLong(required(values, "began")),
          Long.parseLong(required(values, "ended")),
          required(values, "result"),
          Integer.parseInt(required(values, "changed")),
          List.copyOf(resources));
    } catch (IllegalArgumentException e) {
      throw new IOException("it is not as it was written: " + e.getMessage(), e);
    }
  }

  private static String required(Properties values, String name) throws IOException {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IOException("it has no " + name);
    }
    return value;
  }
}
