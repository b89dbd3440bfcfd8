package io.groundwork.agent.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the values of settings out of a text whose names say that they are secret: passwords,
 * tokens, keys, JAAS configurations. For what a node's files and logs hold, where nobody can say
 * which of it was a secret once; what the inventory names is masked by its value.
 */
public final class SecretWords {
  /** What stands in place of a value. */
  public static final String MASK = "********";

  private static final String NAME =
      "(?:[\\w.-]*(?:password|passwd|passphrase|secret|credential|token|jaas\\.config"
          + "|(?:^|[._-])private[._-]?key|keystore\\.key)[\\w.-]*)";

  private static final Pattern NAMES = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

  /** The value goes on to the end of the line: where a shorter one ends cannot be known. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?<head>(?<![\\w.-])[\"']?" + NAME + "[\"']?[ \\t]*[=:][ \\t]*)(?<value>\\S[^\\n]*)",
          Pattern.CASE_INSENSITIVE);

  /** What Kafka prints in place of a secret, or where there is none, and what is filled in. */
  private static final Pattern HARMLESS =
      Pattern.compile("\\[hidden]|null|\"?\\$\\{(?:env|file):[^}]*}\"?[ \\t]*[},]*[^\\w]*");

  private SecretWords() {}

  /** Whether a setting of this name holds a secret. */
  public static boolean isNameOfSecret(String name) {
    return NAMES.matcher(name).matches();
  }

  /** The text with the values of such settings replaced. */
  public static String mask(String text) {
    Matcher matcher = SETTING.matcher(text);
    StringBuilder masked = new StringBuilder(text.length());
    while (matcher.find()) {
      boolean harmless = HARMLESS.matcher(matcher.group("value").strip()).matches();
      String value = harmless ? matcher.group("value") : MASK;
      matcher.appendReplacement(masked, Matcher.quoteReplacement(matcher.group("head") + value));
    }
    return matcher.appendTail(masked).toString();
  }
}
