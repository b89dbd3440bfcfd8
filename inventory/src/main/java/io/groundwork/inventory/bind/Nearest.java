package io.groundwork.inventory.bind;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Nearest {
  private static final int SHORT = 4;

  private Nearest() {}

  /**
   * The known word nearest to what was written, null where none is near: one slip in a short word,
   * two up to eight letters, a third of the letters beyond.
   */
  public static @Nullable String to(String written, Collection<String> known) {
    String word = plain(written);
    String nearest = null;
    int best = slips(word.length()) + 1;
    for (String candidate : known) {
      int distance = distance(word, plain(candidate), best);
      if (distance >= 0 && distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The nearest word as a hint, else the list of the words there are. */
  public static String hint(String written, Collection<String> known) {
    String nearest = to(written, known);
    return nearest != null ? nearest : "known: " + String.join(", ", known);
  }

  private static int distance(String word, String candidate, int best) {
    if (candidate.length() >= SHORT && word.length() >= SHORT) {
      if (word.equals(candidate + "s") || candidate.equals(word + "s")) {
        return 0;
      }
    }
    if (isMixedUp(word, candidate)) {
      return 1;
    }
    return new LevenshteinDistance(best).apply(word, candidate);
  }

  /** The same letters in another order: prot for port is one slip of the fingers, not two. */
  private static boolean isMixedUp(String word, String candidate) {
    if (word.length() != candidate.length() || word.equals(candidate)) {
      return false;
    }
    char[] one = word.toCharArray();
    char[] two = candidate.toCharArray();
    Arrays.sort(one);
    Arrays.sort(two);
    return Arrays.equals(one, two);
  }

  private static int slips(int length) {
    if (length <= SHORT) {
      return 1;
    }
    return length <= 2 * SHORT ? 2 : length / 3;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
