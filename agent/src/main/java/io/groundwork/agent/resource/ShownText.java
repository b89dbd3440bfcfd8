package io.groundwork.agent.resource;

import io.groundwork.agent.secret.SecretWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's content as people may see it: secrets that are known are masked by their value, others
 * by the name of their setting. What the node has in a file that holds secrets may hold former
 * ones, under names that tell nothing: there every value is masked that is not known to be none.
 */
final class ShownText {
  private static final Pattern SETTING =
      Pattern.compile("^(?<head>\\s*(?<key>[^\\s=:#][^\\s=:]*)\\s*[=:]\\s*)(?<value>.*)$");

  private final List<String> secrets;
  private final String wanted;

  /**
   * @param content as it should be
   * @param secrets those that it holds
   */
  ShownText(String content, List<String> secrets) {
    this.secrets = secrets;
    this.wanted = masked(content);
  }

  /** The content as it should be. */
  String wanted() {
    return wanted;
  }

  /** What the node has instead. */
  String seen(String content) {
    String text = masked(content);
    if (secrets.isEmpty()) {
      return text;
    }
    Set<String> known = new HashSet<>(wanted.lines().toList());
    Map<String, String> settings = settings();
    StringBuilder shown = new StringBuilder(text.length());
    text.lines()
        .forEach(
            line -> shown.append(known.contains(line) ? line : line(line, settings)).append('\n'));
    return text.endsWith("\n") || text.isEmpty()
        ? shown.toString()
        : shown.substring(0, shown.length() - 1);
  }

  private String masked(String content) {
    String text = content;
    for (String secret : secrets) {
      text = secret.isEmpty() ? text : text.replace(secret, SecretWords.MASK);
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
