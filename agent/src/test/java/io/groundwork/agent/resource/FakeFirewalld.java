package io.groundwork.agent.resource;

import io.groundwork.agent.node.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** As much of firewalld as openings need: rich rules by zone, now and after a reload. */
final class FakeFirewalld {
  final Map<String, List<String>> live = new TreeMap<>();
  final Map<String, List<String>> kept = new TreeMap<>();

  FakeFirewalld() {
    for (Map<String, List<String>> rules : List.of(live, kept)) {
      rules.put("public", new ArrayList<>());
      rules.put("trusted", new ArrayList<>());
    }
  }

  static boolean reads(List<String> argv) {
    return argv.stream().noneMatch(a -> a.contains("-rich-rule="));
  }

  Output run(List<String> argv) {
    Map<String, List<String>> rules = argv.contains("--permanent") ? kept : live;
    String zone = "";
    for (String word : argv.subList(1, argv.size())) {
      if (word.startsWith("--zone=")) {
        zone = word.substring("--zone=".length());
      } else if (word.startsWith("--add-rich-rule=")) {
        rules.get(zone).add(word.substring("--add-rich-rule=".length()));
      } else if (word.startsWith("--remove-rich-rule=")) {
        rules.get(zone).remove(word.substring("--remove-rich-rule=".length()));
      } else if (word.equals("--list-all-zones")) {
        return new Output(
            0,
            list("public (default, active)", rules.get("public"), "default")
                + list("trusted", rules.get("trusted"), "ACCEPT"));
      } else if (!word.equals("--permanent")) {
        throw new AssertionError("not scripted: " + argv);
      }
    }
    return new Output(0, "success\n");
  }

  private static String list(String name, List<String> rules, String target) {
    StringBuilder text = new StringBuilder(name + "\n  target: " + target + "\n  services: ssh\n");
    text.append("  rich rules: \n");
    rules.forEach(rule -> text.append('\t').append(rule).append('\n'));
    return text.append('\n').toString();
  }
}
