package io.groundwork.controller.run;

import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Forecast;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tells what install would change; writes nothing. */
public final class PlanOnly implements Course {

  @Override
  public void go(Stage stage) {
    Site site = stage.survey().fit(stage.fleet(), new Errand(false, false, ""), stage.standing());
    Agenda agenda = Outlook.agenda(stage, site);
    Plan plan = stage.observer().plan(agenda, site, stage.stop());
    Outlook.tell(stage, plan, true);
    Outlook.standing(stage, plan, site);
    new Waypoints(stage, site).tell();
    Forecast forecast = new Forecast(plan, stage.fleet(), pace(stage, plan));
    for (Forecast.Remark remark : forecast.remarks()) {
      stage.world().events().add(new Event.Note(remark.host(), remark.component(), remark.text()));
    }
    List<Exposure> exposures = new ArrayList<>(forecast.dataless());
    exposures.addAll(forecast.exposures());
    boolean unused = Sacrifices.tell(stage, exposures);
  }

  /** All at once, as the tarballs will go. */
  private static Map<String, Long> pace(Stage stage, Plan plan) {
    Map<String, CompletableFuture<Long>> trials = new LinkedHashMap<>();
    for (String host : Forecast.receivers(plan)) {
      trials.put(host, stage.crew().start(() -> pace(stage, host)));
    }
    Map<String, Long> pace = new LinkedHashMap<>();
    trials.forEach((host, trial) -> pace.put(host, Crew.join(trial)));
    return pace;
  }

  private static long pace(Stage stage, String host) {
    return stage
        .world()
        .of(host)
        .on(
            Kind.LOOK,
            "",
            "measuring the way there",
            () -> stage.fleet().of(host).bytesPerSecond());
  }
}
