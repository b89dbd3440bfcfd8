package io.groundwork.controller.report;

/**
 * Makes untrusted text fit for a terminal: what nodes say may hold escape sequences that rewrite
 * the screen, the window's title or the clipboard. Line breaks and tabs stay.
 */
final class Sanitizer {
  private static final char ESCAPE = 0x1b;
  private static final char BELL = 0x07;

  private Sanitizer() {}

  /** The text without escape sequences, control characters and changes of writing direction. */
  static String clean(String text) {
    int bad = firstBad(text);
    if (bad < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, bad);
    int i = bad;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ESCAPE) {
        i = afterEscape(text, i + 1);
      } else {
        if (!isBad(c)) {
          out.append(c);
        }
        i++;
      }
    }
    return out.toString();
  }

  private static int firstBad(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** C0 but line feed and tab, DEL, C1, and the marks that reorder text. */
  private static boolean isBad(char c) {
    if (c < 0x20) {
      return c != '\n' && c != '\t';
    }
    return (c >= 0x7f && c <= 0x9f)
        || c == '\u061c'
        || (c >= '\u200e' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** Where the text goes on after the sequence whose escape character stood before {@code i}. */
  private static int afterEscape(String text, int i) {
    if (i >= text.length()) {
      return i;
    }
    return switch (text.charAt(i)) {
      case '[' -> afterControlSequence(text, i + 1);
      case ']', 'P', 'X', '^', '_' -> afterString(text, i + 1);
      default -> afterPlain(text, i);
    };
  }

  /** ECMA-48 5.4: parameter and intermediate bytes, then one final byte from @ to ~. */
  private static int afterControlSequence(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x3f) {
      i++;
    }
    boolean ends = i < text.length() && text.charAt(i) >= 0x40 && text.charAt(i) <= 0x7e;
    return ends ? i + 1 : i;
  }

  /** ECMA-48 5.6: up to the string terminator, or the bell; an open one ends with its line. */
  private static int afterString(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BELL || c == 0x9c) {
        return i + 1;
      }
      if (c == ESCAPE) {
        return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
      }
      if (c == '\n') {
        return i;
      }
    }
    return text.length();
  }

  /** Intermediate bytes, then one final byte. */
  private static int afterPlain(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x2f) {
      i++;
    }
    boolean ends = i < text.length() && text.charAt(i) >= 0x30 && text.charAt(i) <= 0x7e;
    return ends ? i + 1 : i;
  }
}
