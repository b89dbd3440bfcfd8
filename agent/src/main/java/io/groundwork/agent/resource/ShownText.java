package io.groundwork.agent.resource;

import io.groundwork.agent.secret.SecretWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file's content as people may see it: secrets that are known are masked by their value, others
 * by the name of their setting. What the node has in a file that holds secrets may hold former
 * ones, under names that tell nothing: there every value is masked that is not known to be none.
 */
final class ShownText {
  private static final Pattern SETTING =
      Pattern.compile("^(?<head>\\s*(?<key>[^\\s=:#][^\\s=:]*)\\s*[=:]\\s*)(?<value>.*)$");

  /** Beside the mask of what the node has instead of a secret, so that a diff shows it. */
  private static final String ANOTHER = " (another)";

  private static final int SHORTEST_LINE = 4;

  private final List<String> secrets;
  private final Set<String> lines;
  private final String wanted;

  /**
   * @param content as it should be
   * @param secrets those that it holds
   */
  ShownText(String content, List<String> secrets) {
    this.secrets = secrets.stream().flatMap(ShownText::parts).toList();
    this.lines = new HashSet<>(content.lines().toList());
    this.wanted = masked(content);
  }

  /** Output is cut by lines, so each line of a secret is one. */
  private static Stream<String> parts(String secret) {
    return Stream.concat(
            Stream.of(secret), secret.lines().filter(line -> line.length() >= SHORTEST_LINE))
        .filter(part -> !part.isEmpty());
  }

  /** The content as it should be. */
  String wanted() {
    return wanted;
  }

  /** What the node has instead. */
  String seen(String content) {
    Map<String, String> settings = settings();
    StringBuilder shown = new StringBuilder(content.length());
    for (String line : content.split("\n", -1)) {
      String masked = masked(line);
      boolean known = lines.contains(line);
      shown.append(known ? masked : another(secrets.isEmpty() ? masked : line(masked, settings)));
      shown.append('\n');
    }
    return shown.substring(0, shown.length() - 1);
  }

  private static String another(String line) {
    return line.endsWith(SecretWords.MASK) ? line + ANOTHER : line;
  }

  private String masked(String content) {
    String text = content;
    for (String secret : secrets) {
      text = text.replace(secret, SecretWords.MASK);
    }
    return SecretWords.mask(text);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (String line : wanted.lines().toList()) {
      Matcher setting = SETTING.matcher(line);
      if (setting.matches()) {
        settings.put(setting.group("key"), setting.group("value"));
      }
    }
    return settings;
  }

  private static String line(String line, Map<String, String> settings) {
    Matcher setting = SETTING.matcher(line);
    if (!setting.matches()) {
      return line.isBlank() ? line : SecretWords.MASK;
    }
    String value = settings.get(setting.group("key"));
    boolean harmless = value != null && !value.contains(SecretWords.MASK);
    return harmless ? line : setting.group("head") + SecretWords.MASK;
  }
}
