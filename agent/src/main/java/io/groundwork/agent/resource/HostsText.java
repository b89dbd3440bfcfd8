package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text of /etc/hosts with a block of ours. Names of the block are taken out of all other lines;
 * what else stands there stays, byte for byte. A pure function, and rendering twice changes
 * nothing.
 */
final class HostsText {
  static final String BEGIN =
      "# BEGIN Groundwork: written by Groundwork, changes in this block are overwritten";
  static final String END = "# END Groundwork";

  /** What a system has that has no such file. */
  static final String NONE = "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n";

  private final Map<String, List<String>> entries;
  private final Set<String> ours = new TreeSet<>();
  private final List<TakenNames.Taken> taken = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private boolean written;

  private HostsText(Map<String, List<String>> entries) {
    this.entries = new TreeMap<>(entries);
    for (List<String> names : entries.values()) {
      for (String name : names) {
        ours.add(name.toLowerCase(Locale.ROOT));
      }
    }
    // The machine needs these on its loopback, whoever else wants them.
    ours.remove("localhost");
  }

  static String render(String before, Map<String, List<String>> entries) {
    return new HostsText(entries).rewrite(lines(before));
  }

  /** The lines that rendering takes names from. */
  static List<TakenNames.Taken> taken(String before, Map<String, List<String>> entries) {
    HostsText text = new HostsText(entries);
    text.rewrite(lines(before));
    return text.taken;
  }

  private String rewrite(List<String> lines) {
    String above = "";
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      int end = isMark(line, BEGIN) ? endOf(lines, i) : -1;
      if (end >= 0) {
        writeBlock();
        i = end;
      } else if (!isMark(line, BEGIN) && !isMark(line, END)) {
        String kept = without(line);
        if (!kept.equals(line)) {
          taken.add(new TakenNames.Taken(above, plain(line), plain(kept)));
        }
        above = kept.isEmpty() ? above : plain(kept);
        out.append(kept);
      }
      i++;
    }
    if (!written) {
      if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
      writeBlock();
    }
    return out.toString();
  }

  private static String plain(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  private static boolean isMark(String line, String mark) {
    return line.strip().equals(mark);
  }

  /** Where the block that begins here ends; -1 where its end was lost, and the rest is not ours. */
  private static int endOf(List<String> lines, int begin) {
    for (int i = begin + 1; i < lines.size() && !isMark(lines.get(i), BEGIN); i++) {
      if (isMark(lines.get(i), END)) {
        return i;
      }
    }
    return -1;
  }

  private void writeBlock() {
    if (written || entries.isEmpty()) {
      return;
    }
    written = true;
    out.append(BEGIN).append('\n');
    for (Map.Entry<String, List<String>> entry : entries.entrySet()) {
      out.append(entry.getKey()).append('\t').append(String.join(" ", entry.getValue()));
      out.append('\n');
    }
    out.append(END).append('\n');
  }

  /** The line without our names; empty where none are left, untouched where it had none. */
  private String without(String line) {
    int comment = line.indexOf('#');
    int limit = comment < 0 ? line.length() : comment;
    StringBuilder kept = new StringBuilder();
    int words = 0;
    int removed = 0;
    int at = 0;
    while (at < limit) {
      int start = skip(line, at, limit, true);
      int end = skip(line, start, limit, false);
      String word = line.substring(start, end);
      if (words > 0 && ours.contains(word.toLowerCase(Locale.ROOT))) {
        removed++;
      } else {
        kept.append(line, at, end);
      }
      words += word.isEmpty() ? 0 : 1;
      at = end;
    }
    if (removed == 0) {
      return line;
    }
    return words - removed == 1 ? "" : kept + line.substring(limit);
  }

  private static int skip(String line, int from, int limit, boolean blanks) {
    int at = from;
    while (at < limit && Character.isWhitespace(line.charAt(at)) == blanks) {
      at++;
    }
    return at;
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
