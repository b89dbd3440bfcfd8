package io.groundwork.inventory.tree;

/**
 * A text as it is written; {@code 3.10} stays 3.10.
 *
 * @param filled whether something was filled in from the environment or a file, so that it must not
 *     be shown
 */
public record ScalarNode(Place at, String text, Kind kind, boolean filled) implements Node {
  private static final int SHOWN = 60;

  /** What a scalar is. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** Nothing stands after the colon. */
    EMPTY,
    /** {@code null} or {@code ~}: as if the key were left out. */
    NULL
  }

  /** The text as a message may quote it: short, without control characters, never a secret. */
  public String shown() {
    if (filled) {
      return "the filled-in text";
    }
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < text.length() && i < SHOWN; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? ' ' : c);
    }
    return shown.append(text.length() > SHOWN ? "…'" : "'").toString();
  }
}
