package io.groundwork.controller.release;

/** A tarball that cannot be used: what, why, and what to do next. Bad input: exit code 5. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String what;
  private final String next;

  ArchiveException(String what, String why, String next) {
    super(why);
    this.what = what;
    this.next = next;
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
}
