package io.groundwork.inventory.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A version: numbers joined by dots, then perhaps a suffix: 3.10.0, 3.9.1-rc1, 17.0.9+9. Numbers
 * compare as numbers, a missing one as 0. After a hyphen stands something earlier than the version
 * itself (3.9.1-rc1 is before 3.9.1), after a plus or an underscore something later.
 */
public final class Version implements Comparable<Version> {
  private static final int MOST_DIGITS = 9;

  private final String text;
  private final List<Integer> numbers;
  private final String suffix;

  private Version(String text, List<Integer> numbers, String suffix) {
    this.text = text;
    this.numbers = numbers;
    this.suffix = suffix;
  }

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public static Version parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = digits(text, at);
      if (end == at || end - at > MOST_DIGITS) {
        throw notOne(text);
      }
      numbers.add(Integer.parseInt(text.substring(at, end)));
      at = end;
      if (at == text.length() || text.charAt(at) != '.') {
        break;
      }
      at++;
    }
    return new Version(text, List.copyOf(numbers), suffix(text, at));
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** The number at a place, 0 where there is none: 0 is the major one. */
  public int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /** Whether this is another one or later. */
  public boolean atLeast(String other) {
    return compareTo(parse(other)) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int by = Integer.compare(number(i), other.number(i));
      if (by != 0) {
        return by;
      }
    }
    int byKind = Integer.compare(kind(suffix), kind(other.suffix));
    return byKind != 0 ? byKind : compareSuffix(suffix, other.suffix);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    int used = numbers.size();
    while (used > 0 && numbers.get(used - 1) == 0) {
      used--;
    }
    return Objects.hash(numbers.subList(0, used), suffix);
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }

  private static String suffix(String text, int at) {
    String suffix = text.substring(at);
    if (suffix.isEmpty()) {
      return suffix;
    }
    boolean begins = suffix.length() > 1 && "-+_".indexOf(suffix.charAt(0)) >= 0;
    for (int i = 0; i < suffix.length(); i++) {
      char c = suffix.charAt(i);
      begins &= c < 128 && (Character.isLetterOrDigit(c) || "-+._".indexOf(c) >= 0);
    }
    if (!begins) {
      throw notOne(text);
    }
    return suffix;
  }

  private static int kind(String suffix) {
    return suffix.isEmpty() ? 0 : suffix.charAt(0) == '-' ? -1 : 1;
  }

  /** Letters as text, runs of digits as numbers: rc2 is before rc10. */
  private static int compareSuffix(String one, String two) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < two.length()) {
      int a = digits(one, i);
      int b = digits(two, j);
      int by;
      if (a > i && b > j) {
        by = compareNumbers(one.substring(i, a), two.substring(j, b));
        i = a;
        j = b;
      } else {
        by = Character.compare(one.charAt(i++), two.charAt(j++));
      }
      if (by != 0) {
        return by;
      }
    }
    return Integer.compare(one.length() - i, two.length() - j);
  }

  private static int compareNumbers(String one, String two) {
    int byLength = Integer.compare(one.length(), two.length());
    return byLength != 0 ? byLength : one.compareTo(two);
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static IllegalArgumentException notOne(String text) {
    return new IllegalArgumentException("'" + text + "' is not a version like 3.9.1");
  }
}
