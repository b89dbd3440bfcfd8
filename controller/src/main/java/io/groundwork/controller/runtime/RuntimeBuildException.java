package io.groundwork.controller.runtime;

/** The agent's runtime could not be built. */
public class RuntimeBuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String next;

  public RuntimeBuildException(String why, String next) {
    super(why);
    this.next = next;
  }

  /** What to do next. */
  public String next() {
    return next;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
