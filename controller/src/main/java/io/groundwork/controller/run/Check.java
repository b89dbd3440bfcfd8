package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;

/** Holds the machines against what is to be on them, before anything is changed. */
public final class Check implements Course {

  @Override
  public void go(Stage stage) {
    Survey survey = stage.survey();
    Site site = survey.site(stage.fleet(), new Errand(false, false, ""), stage.standing());
    if (survey.examine(site)) {
      site.facts().keySet().forEach(stage.standing()::whole);
    }
  }
}
