package io.groundwork.controller.run;

/** The run ends here; why was told as an event already. */
public class HaltException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HaltException(String why) {
    super(why);
  }
}
