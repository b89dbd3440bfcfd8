package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;

/** The {@code exclude} option in the configuration of dnf and yum. */
final class ExcludeOption {
  private ExcludeOption() {}

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
      } else if (main >= 0 && line.matches("(exclude|excludepkgs)\\s*[=:].*")) {
        // At the front: what goes on in further lines stays the end.
        int value = Math.max(line.indexOf('='), line.indexOf(':')) + 1;
        String rest = line.substring(value).strip();
        lines.set(i, line.substring(0, value) + added + (rest.isEmpty() ? "" : " " + rest));
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
