package io.groundwork.controller.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message that is known, and what it means. A row of {@code causes.yaml}.
 *
 * @param name in one word, for programs
 * @param pattern finds the message; its named groups may be used below as {@code ${group}}
 * @param means what is wrong, in the words of whoever runs the cluster
 * @param next what to do next
 * @param lasts whether it comes again at every start until somebody mends it
 */
public record Cause(String name, Pattern pattern, String means, String next, boolean lasts) {
  private static final int MOST_LINE = 300;
  private static final Pattern BLANK = Pattern.compile("\\$\\{(?<group>[A-Za-z]+)}");

  /** What was recognised, where the text holds the message. */
  @org.jspecify.annotations.Nullable
  Recognised in(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? new Recognised(
            name, filled(means, matcher), filled(next, matcher), line(text, matcher), lasts)
        : null;
  }

  private static String filled(String template, Matcher found) {
    StringBuilder text = new StringBuilder();
    Matcher blank = BLANK.matcher(template);
    while (blank.find()) {
      blank.appendReplacement(text, Matcher.quoteReplacement(value(found, blank.group("group"))));
    }
    return blank.appendTail(text).toString();
  }

  private static String value(Matcher found, String group) {
    String value = found.group(group);
    String words = value == null ? "" : value.strip();
    // A sentence that goes on in ours.
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }

  /** The whole line in which the message begins. */
  private static String line(String text, Matcher found) {
    int start = text.lastIndexOf('\n', found.start()) + 1;
    int end = text.indexOf('\n', found.start());
    String line = text.substring(start, end < 0 ? text.length() : end).strip();
    return line.length() <= MOST_LINE ? line : line.substring(0, MOST_LINE) + "...";
  }
}
