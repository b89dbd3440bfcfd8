package io.groundwork.controller.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.groundwork.agent.resource.Difference;
import java.util.List;

/** Shows a difference: a unified diff of content, else what is seen and what is wanted. */
final class Diffs {
  private static final int CONTEXT = 3;

  private Diffs() {}

  static String of(Difference difference, Style style) {
    if (difference.what().equals("content")) {
      return content(difference, style);
    }
    String seen = difference.seen().isEmpty() ? "" : difference.seen() + " -> ";
    String both = seen + difference.wanted();
    return difference.what() + (both.isEmpty() ? "" : ": " + both);
  }

  private static String content(Difference difference, Style style) {
    List<String> seen = lines(difference.seen());
    List<String> wanted = lines(difference.wanted());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "on the node", "wanted", seen, DiffUtils.diff(seen, wanted), CONTEXT);
    if (diff.isEmpty()) {
      return "content: differs beyond what can be shown";
    }
    return String.join("\n", diff.stream().map(line -> paint(line, style)).toList());
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private static String paint(String line, Style style) {
    if (line.startsWith("+")) {
      return style.good(line);
    }
    return line.startsWith("-") ? style.bad(line) : line;
  }
}
