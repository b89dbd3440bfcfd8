package io.groundwork.controller.run;

/** Something that the user gave cannot be used: says what, why, and what to do next. */
public class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String what;
  private final String next;

  public BadInputException(String what, String why, String next) {
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
