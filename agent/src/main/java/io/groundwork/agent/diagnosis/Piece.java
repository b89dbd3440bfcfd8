package io.groundwork.agent.diagnosis;

import io.groundwork.agent.diagnosis.Symptoms.Section;
import java.io.IOException;

/** Reads pieces of a diagnosis: bounded, without control characters, for nodes are untrusted. */
final class Piece {
  private static final int MOST = 8 * 1024;
  private static final int MOST_JOURNAL = 150 * 1024;

  private Piece() {}

  /** What is read now. */
  interface Reading {
    String read() throws IOException;
  }

  /** The text; where it cannot be read, why. */
  static String read(Reading reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      return "could not be read: " + e.getMessage();
    }
  }

  static Section shown(String title, Reading reading) {
    return text(title, read(reading));
  }

  static Section text(String title, String text) {
    return new Section(title, bounded(text, MOST));
  }

  static Section journal(String title, String text) {
    return new Section(title, bounded(text, MOST_JOURNAL));
  }

  /** The end of a text, without control characters: the end is what happened last. */
  static String bounded(String text, int most) {
    String plain = plain(text).strip();
    return plain.substring(Math.max(0, plain.length() - most));
  }

  static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
