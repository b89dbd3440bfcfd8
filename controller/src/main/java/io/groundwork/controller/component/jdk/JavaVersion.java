package io.groundwork.controller.component.jdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java version as a JDK's release file gives it: {@code 17.0.12}, {@code 1.8.0_392}.
 *
 * @param text all of it; can stand in a path
 */
public record JavaVersion(String text) {
  private static final Pattern TEXT =
      Pattern.compile("(?:1\\.)?([0-9]{1,4})([._+-][0-9A-Za-z._+-]{0,60})?");

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException for a text that is none
   */
  public JavaVersion {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a Java version");
    }
  }

  /** 8, 11, 17 ... */
  public int feature() {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException(text);
    }
    return Integer.parseInt(matcher.group(1));
  }

  @Override
  public String toString() {
    return text;
  }
}
