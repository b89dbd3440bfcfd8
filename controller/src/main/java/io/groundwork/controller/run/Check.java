package io.groundwork.controller.run;

import io.groundwork.controller.component.Site;

/** Holds the machines against what is to be on them, before anything is changed. */
public final class Check implements Course {

  private final boolean measuresDisks;

  /**
   * A check.
   *
   * @param measuresDisks whether to write to the data's places for a moment, to see how fast they
   *     are
   */
  public Check(boolean measuresDisks) {
    this.measuresDisks = measuresDisks;
  }

  @Override
  public void go(Stage stage) {
    Survey survey = stage.survey();
    Site site = survey.site(stage.fleet(), new Errand(false, false, ""), stage.standing());
    boolean fit = survey.examine(site);
    fit &= survey.judge(site, new Inspection(stage, measuresDisks).of(site));
    if (fit) {
      site.facts().keySet().forEach(stage.standing()::whole);
    }
  }
}
