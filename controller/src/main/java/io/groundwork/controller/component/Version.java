package io.groundwork.controller.component;

import java.util.regex.Pattern;

/**
 * A release's version, as written: {@code 3.9.1}, {@code 3.5.4-beta}.
 *
 * @param text all of it
 */
public record Version(String text) implements Comparable<Version> {
  private static final Pattern TEXT =
      Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,6}){1,3}(-[0-9A-Za-z.-]{1,30})?");

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException for a text that is none
   */
  public static Version parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("a version like 3.9.1");
    }
    return new Version(text);
  }

  public int major() {
    return number(0);
  }

  public int minor() {
    return number(1);
  }

  /** Whether it is of the line {@code major.minor}, or of a later one. */
  public boolean atLeast(int major, int minor) {
    return major() != major ? major() > major : minor() >= minor;
  }

  private int number(int index) {
    String[] parts = text.split("-", 2)[0].split("\\.", -1);
    return index < parts.length ? Integer.parseInt(parts[index]) : 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < 4; i++) {
      int order = Integer.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
