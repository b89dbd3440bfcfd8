package io.groundwork.controller.run;

import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.plan.Forecast;
import io.groundwork.controller.plan.Plan;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Level;
import java.util.List;
import java.util.Map;

/**
 * What stands still while services restart, whatever the order: named, and accepted or not. And
 * what cannot be accepted: members that would start without their data.
 */
final class Sacrifices {
  private Sacrifices() {}

  /**
   * Tells what the plan's restarts would stop.
   *
   * @throws HaltException where the inventory does not accept all of it
   */
  static void mustBeAccepted(Stage stage, Plan plan) {
    if (!tell(stage, new Forecast(plan, stage.fleet(), Map.of()).exposures())) {
      throw new HaltException("the inventory does not accept what the restarts would stop");
    }
  }

  /**
   * Refuses to go on where a member would start without data that others count on; it is told.
   *
   * @throws HaltException where there is such a member
   */
  static void requireData(Stage stage, Plan plan) {
    if (!tell(stage, new Forecast(plan, stage.fleet(), Map.of()).dataless())) {
      throw new HaltException("data are gone");
    }
    stage.stop().check();
  }

  /**
   * Tells them.
   *
   * @return whether the inventory accepts all of them
   */
  static boolean tell(Stage stage, List<Exposure> exposures) {
    for (Exposure one : exposures) {
      Level level = one.accepted() ? Level.WARNING : Level.ERROR;
      stage
          .world()
          .events()
          .add(
              new Event.Finding(
                  one.host(), one.check(), level, one.seen(), one.why(), one.action(), false));
    }
    return exposures.stream().allMatch(Exposure::accepted);
  }
}
