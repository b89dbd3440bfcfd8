package io.groundwork.controller.run;

import io.groundwork.controller.report.Event;

/** Learns every host, and tells. */
public final class LearnFacts implements Course {

  @Override
  public void go(Stage stage) {
    Muster.Present present =
        new Muster(stage.world(), stage.crew(), stage.fleet(), new Errand(false, false, ""))
            .call(stage.stop());
    stage.standing().missing(present.missing());
    present
        .facts()
        .forEach(
            (host, facts) -> {
              stage.world().events().add(new Event.FactsLearnt(host, facts));
              stage.standing().whole(host);
            });
  }
}
