package io.groundwork.inventory;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes secret texts out of any text that leaves us. Mask texts before they are encoded (as JSON or
 * HTML), since encoding changes them. Secrets shorter than {@value #SHORTEST} characters are let
 * be: masking them would eat every word; the loader warns of such a password. Of a secret with
 * several lines each line is masked, too, since output is often cut by lines.
 */
public final class Masker {

  /** What stands in place of a secret. */
  public static final String MASK = "********";

  /** Secrets below this many characters are not masked. */
  public static final int SHORTEST = 4;

  private static final int SHORTEST_LINE = 8;

  /** Longest first, so that a secret that holds another one goes as a whole. */
  private final List<String> texts;

  public Masker(List<Secret> secrets) {
    if (secrets.isEmpty()) {
      texts = List.of();
      return;
    }
    TreeSet<String> all = new TreeSet<>(new LongestFirst());
    for (Secret secret : secrets) {
      collect(secret.reveal(), all);
    }
    texts = new ArrayList<>(all);
  }

  /** The text with every secret replaced. */
  public String mask(String text) {
    String masked = text;
    for (String secret : texts) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  private static final class LongestFirst implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(String one, String two) {
      int byLength = Integer.compare(two.length(), one.length());
      return byLength != 0 ? byLength : one.compareTo(two);
    }
  }

  private static void collect(String secret, TreeSet<String> into) {
    String whole = secret.strip();
    if (whole.length() >= SHORTEST) {
      into.add(whole);
    }
    if (whole.indexOf('\n') < 0) {
      return;
    }
    for (String line : whole.split("\\R", -1)) {
      if (line.strip().length() >= SHORTEST_LINE) {
        into.add(line.strip());
      }
    }
  }
}
