package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.Collection;

/** Holds what was learnt for a check against what is to be; a pure function. */
public final class Judgement {
  private Judgement() {}

  /** Adds all findings, host by host. */
  public static void examine(
      Site site, Conditions conditions, Collection<Component> components, Findings findings) {
    for (Host host : site.inventory().hosts().values()) {
      Condition condition = conditions.of().get(host.name());
      if (condition != null) {
        MachineChecks.examine(site, host, condition, components, findings);
        NameChecks.examine(site, host, condition, findings);
        ClockChecks.examineKeeper(site, host, condition, findings);
        DiskChecks.examine(site, host, condition, components, findings);
        LeftoverChecks.examine(host, condition, findings);
      }
    }
    MachineChecks.examineUnique(site, conditions.of(), findings);
    ClockChecks.examine(conditions.ahead(), findings);
    ConnectionChecks.examine(conditions, findings);
    for (Component component : components) {
      if (!site.with(component.schema().name()).isEmpty()) {
        component.inspect(site, conditions.of(), findings);
      }
    }
  }
}
