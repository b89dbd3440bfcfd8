package io.groundwork.controller.node;

/** A host's connection could not be made, or is gone. Says what, why, and what to do next. */
public class SessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String host;
  private final String what;
  private final String next;

  public SessionException(String host, String what, String why, String next) {
    super(why);
    this.host = host;
    this.what = what;
    this.next = next;
  }

  public String host() {
    return host;
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
