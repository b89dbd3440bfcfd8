package io.groundwork.controller.run;

import io.groundwork.controller.report.Event;

/** Asks the user before something weighty is done. */
@FunctionalInterface
public interface Consent {

  /** Whoever runs this has said yes beforehand. */
  Consent GIVEN = question -> true;

  /**
   * Whether it may be done.
   *
   * @throws BadInputException where there is nobody to ask
   */
  boolean given(String question);

  /**
   * Asks on a stage.
   *
   * @throws HaltException where the answer is no
   */
  static void ask(Stage stage, Consent consent, String question) {
    // Nothing may be drawn over the question.
    stage
        .world()
        .inventory()
        .hosts()
        .keySet()
        .forEach(host -> stage.world().events().add(new Event.Doing(host, "")));
    if (!consent.given(question + " Type yes to go on: ")) {
      throw stage.refuse(null, "not agreed to", "nothing was changed", "Run it when it suits.");
    }
  }
}
