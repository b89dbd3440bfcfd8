package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which packages dnf or yum leave out of every transaction: those that {@code exclude} (dnf also
 * calls it {@code excludepkgs}) in the main section of its configuration names.
 */
public final class RpmHolds {
  private static final int MOST = 1 << 20;
  private static final Pattern OPTION = Pattern.compile("(exclude|excludepkgs)\\s*[=:](.*)");

  private RpmHolds() {}

  /** Where a package manager's configuration lies: dnf's own, or yum's. */
  public static String file(String manager) {
    return manager.equals("dnf") ? "/etc/dnf/dnf.conf" : "/etc/yum.conf";
  }

  static List<String> among(Path file, Collection<String> names) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (var in = Files.newInputStream(file)) {
      List<String> patterns = patterns(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
      return names.stream().filter(n -> patterns.stream().anyMatch(p -> fits(p, n))).toList();
    }
  }

  /** The patterns that a configuration's main section excludes. */
  public static List<String> patterns(String text) {
    List<String> patterns = new ArrayList<>();
    boolean main = false;
    boolean ours = false;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("[")) {
        main = line.strip().equals("[main]");
        ours = false;
        continue;
      }
      var option = OPTION.matcher(line);
      // What is indented goes on with the option before.
      boolean further = ours && !line.isBlank() && Character.isWhitespace(line.charAt(0));
      ours = main && (further || option.matches());
      if (ours) {
        String value = further ? line : option.group(2);
        patterns.addAll(List.of(value.strip().split("[\\s,]+", -1)));
      }
    }
    patterns.removeIf(String::isEmpty);
    return patterns;
  }

  /** Whether a pattern with * and ? means the package of this name. */
  private static boolean fits(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return name.matches(regex.toString());
  }
}
