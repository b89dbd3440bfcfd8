package io.groundwork.controller.run;

/** What a command does, from the first connection to the last question. */
public interface Course {

  /**
   * Goes it.
   *
   * @throws HaltException where it ends early; why is told
   */
  void go(Stage stage);
}
