package io.groundwork.probe;

/** There is no answer, and why. */
final class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean permanent;

  UnansweredException(String why, boolean permanent) {
    super(why);
    this.permanent = permanent;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  boolean permanent() {
    return permanent;
  }
}
