package io.groundwork.controller.release;

/**
 * A tarball that cannot be used: what, why, and what to do next.
 *
 * <p>{@link #badInput()} tells a wrong digest or a wrong setting, which is exit code 5, from a
 * download that failed.
 */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String what;
  private final String next;
  private final boolean badInput;

  ArchiveException(String what, String why, String next, boolean badInput) {
    super(why);
    this.what = what;
    this.next = next;
    this.badInput = badInput;
  }

  public String what() {
    return what;
  }

  public String why() {
    return String.valueOf(getMessage());
  }

  public String next() {
    return next;
  }

  public boolean badInput() {
    return badInput;
  }
}
