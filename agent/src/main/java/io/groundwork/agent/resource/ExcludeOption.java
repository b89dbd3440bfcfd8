package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code exclude} option in the configuration of dnf and yum. */
final class ExcludeOption {
  private static final String OPTION = "(exclude|excludepkgs)\\s*[=:].*";
  private static final String NOTHING = "(exclude|excludepkgs)\\s*[=:]\\s*";

  private ExcludeOption() {}

  /** The text without these names in its exclusions; a pattern that means them as well stays. */
  static String without(String text, List<String> names) {
    List<String> lines = new ArrayList<>();
    boolean main = false;
    boolean option = false;
    List<String> all = List.of(text.split("\n", -1));
    for (int i = 0; i < all.size(); i++) {
      String line = all.get(i);
      if (line.startsWith("[")) {
        main = line.strip().equals("[main]");
      }
      boolean first = line.matches(OPTION);
      option = main && (first || option && goesOn(line));
      String less = option ? less(line, names) : line;
      boolean empty = first && option && !less.equals(line) && less.matches(NOTHING);
      if (!empty || i + 1 < all.size() && goesOn(all.get(i + 1))) {
        lines.add(less);
      }
    }
    return String.join("\n", lines);
  }

  /** What is indented goes on with the option before. */
  private static boolean goesOn(String line) {
    return !line.isBlank() && Character.isWhitespace(line.charAt(0));
  }

  private static String less(String line, List<String> names) {
    String less = line;
    for (String name : names) {
      less = less.replaceAll("(?<=[\\s=:,])" + Pattern.quote(name) + "(?:[\\s,]|$)", "");
    }
    return less;
  }

  /** The text with these names excluded, too; all else stays as it stands. */
  static String with(String text, List<String> names) {
    String added = String.join(" ", names);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int main = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("[")) {
        if (main >= 0) {
          break;
        }
        main = line.strip().equals("[main]") ? i : -1;
      } else if (main >= 0 && line.matches(OPTION)) {
        // At the front: what goes on in further lines stays the end.
        int value = Math.max(line.indexOf('='), line.indexOf(':')) + 1;
        String rest = line.substring(value);
        lines.set(i, line.substring(0, value) + added + (rest.isBlank() ? "" : " " + rest));
        return String.join("\n", lines);
      }
    }
    if (main < 0) {
      lines.add(0, "[main]");
      main = 0;
    }
    lines.add(main + 1, "exclude=" + added);
    return String.join("\n", lines);
  }
}
