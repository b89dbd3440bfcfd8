package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;

/** Reads files of the form that exports(5) has, and etab, whose form is the same. */
final class ExportsText {
  private ExportsText() {}

  /**
   * A path and one of its clients.
   *
   * @param path without quotes, escapes resolved
   * @param client empty for everyone
   */
  record Entry(String path, String client, List<String> options) {}

  static List<Entry> entries(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text.replace("\\\n", " ").split("\n", -1)) {
      List<String> words = words(line.replaceFirst("(^|\\s)#.*", ""));
      if (words.isEmpty() || !words.get(0).startsWith("/")) {
        continue;
      }
      String path = unescaped(words.get(0));
      if (words.size() == 1) {
        entries.add(new Entry(path, "", List.of()));
      }
      // Options that stand before the clients hold for all of them; they do not matter here.
      words.stream()
          .skip(1)
          .filter(w -> !w.startsWith("-"))
          .forEach(w -> entries.add(entry(path, w)));
    }
    return entries;
  }

  private static Entry entry(String path, String word) {
    int open = word.indexOf('(');
    int close = word.lastIndexOf(')');
    if (open < 0 || close < open) {
      return new Entry(path, word, List.of());
    }
    String options = word.substring(open + 1, close);
    return new Entry(
        path,
        word.substring(0, open),
        options.isEmpty() ? List.of() : List.of(options.split(",", -1)));
  }

  /** Words separated by blanks; a path may stand in quotes and then hold blanks. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Blanks and the like are written as a backslash and three octal digits. */
  private static String unescaped(String path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\\' && path.substring(i + 1).matches("[0-7]{3}.*")) {
        text.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        text.append(c);
      }
    }
    return path.length() > 1 && text.charAt(text.length() - 1) == '/'
        ? text.substring(0, text.length() - 1)
        : text.toString();
  }
}
