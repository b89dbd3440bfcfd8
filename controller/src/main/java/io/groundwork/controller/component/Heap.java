package io.groundwork.controller.component;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a Java heap.
 *
 * @param bytes at least one
 */
public record Heap(long bytes) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})([kKmMgG])");

  /**
   * Reads a number with k, m or g behind it, as java -Xmx does.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Heap parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size like 512m or 4g");
    }
    int shift =
        switch (matcher.group(2)) {
          case "k", "K" -> 10;
          case "m", "M" -> 20;
          default -> 30;
        };
    return new Heap(Long.parseLong(matcher.group(1)) << shift);
  }

  /** As java's options take it: in the largest unit that is whole. */
  @Override
  public String toString() {
    if (bytes % (1L << 30) == 0) {
      return (bytes >> 30) + "g";
    }
    return bytes % (1L << 20) == 0 ? (bytes >> 20) + "m" : (bytes >> 10) + "k";
  }
}
