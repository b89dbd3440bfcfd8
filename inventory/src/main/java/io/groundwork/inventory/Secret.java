package io.groundwork.inventory;

/** Text that must never be shown: {@link #toString()} masks it, {@link #reveal()} gives it. */
public record Secret(String reveal) {

  /** Reads a setting's text; the binder's convention for types of its own. */
  public static Secret parse(String text) {
    return new Secret(text);
  }

  @Override
  public String toString() {
    return "********";
  }
}
