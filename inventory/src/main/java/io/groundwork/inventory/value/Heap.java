package io.groundwork.inventory.value;

import java.util.Locale;

/**
 * A Java heap: 512m, 2g. As with -Xmx, k, m and g are powers of 1024.
 *
 * @param bytes its size
 * @param jvm as the java command takes it after -Xms and -Xmx
 */
public record Heap(long bytes, String jvm) {
  /** Below this a JVM of today does not come up with any service in it. */
  private static final long SMALLEST = 16L << 20;

  private static final int MOST_DIGITS = 9;

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public static Heap parse(String text) {
    int last = text.length() - 1;
    int shift = last < 0 ? 0 : shift(text.charAt(last));
    if (shift == 0 || last < 1 || last > MOST_DIGITS || !digits(text, last)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a heap size; write a number with its unit: 512m or 2g");
    }
    long bytes = Long.parseLong(text.substring(0, last)) << shift;
    if (bytes < SMALLEST) {
      throw new IllegalArgumentException("'" + text + "' is too small for a heap; 16m or more");
    }
    return new Heap(bytes, text.toLowerCase(Locale.ROOT));
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'k', 'K' -> 10;
      case 'm', 'M' -> 20;
      case 'g', 'G' -> 30;
      default -> 0;
    };
  }

  private static boolean digits(String text, int to) {
    for (int i = 0; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return jvm;
  }
}
