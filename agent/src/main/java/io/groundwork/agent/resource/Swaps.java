package io.groundwork.agent.resource;

import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is swapped to now, as the kernel shows it. */
final class Swaps {
  private static final String PATH = "/proc/swaps";
  private static final int MOST = 1 << 20;
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  /** A swap device or file, with its priority. */
  record Swap(String name, String priority) {}

  private Swaps() {}

  static List<Swap> of(NodeView node) throws IOException {
    List<Swap> swaps = new ArrayList<>();
    if (node.stat(PATH) == null) {
      return swaps; // A kernel without swap.
    }
    String text = new String(node.read(PATH, MOST), StandardCharsets.UTF_8);
    for (String line : text.lines().skip(1).toList()) {
      String[] words = line.strip().split("\\s+");
      if (!words[0].isEmpty()) {
        swaps.add(new Swap(unescaped(words[0]), words[words.length - 1]));
      }
    }
    return swaps;
  }

  static List<String> names(NodeView node) throws IOException {
    return of(node).stream().map(Swap::name).toList();
  }

  /** The kernel writes blanks in names as octal. */
  private static String unescaped(String name) {
    Matcher escapes = ESCAPE.matcher(name);
    return escapes.replaceAll(
        m -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(m.group(1), 8))));
  }
}
