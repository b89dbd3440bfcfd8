package io.groundwork.controller.component.baseline;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Filter;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Map;

/**
 * What {@code firewall: open} meets on a machine where firewalld does not run: rules of other
 * hands, which are never edited, or a firewalld that is off, in which nothing can be opened.
 */
final class FirewallInspection {

  private FirewallInspection() {}

  static void inspect(Site site, Map<String, Condition> conditions, Findings findings) {
    for (Host host : site.with(Baseline.NAME)) {
      Condition condition = conditions.get(host.name());
      List<String> openings = Openings.of(site, host);
      if (condition != null
          && !openings.isEmpty()
          && Baseline.settings(host).firewall() == BaselineSettings.Firewall.OPEN
          && !host.accept().contains(Baseline.FOREIGN_FIREWALL)) {
        Check check = new Check(findings, host.name(), Baseline.FOREIGN_FIREWALL);
        inspect(check, host, condition.filter(), String.join(", ", openings));
      }
    }
  }

  private static void inspect(Check check, Host host, Filter filter, String openings) {
    if (!filter.turnsAway().isEmpty()) {
      check.error(
          filter.turnsAway() + " turns away what it does not let in",
          "rules that others made are not edited",
          "Let these in there: "
              + openings
              + "; and then say that it is done: hosts."
              + host.name()
              + ".accept: ["
              + Baseline.FOREIGN_FIREWALL
              + "].");
    } else if (filter.firewalldAtBoot()) {
      check.warning(
          "firewalld does not run, and starts at the next boot",
          "nothing can be opened in it while it is off; once it runs, it keeps out: " + openings,
          "Start it and install again (systemctl start firewalld), or switch it off for good"
              + " (systemctl disable firewalld).");
    } else {
      check.pass(
          filter.firewalldOff()
              ? "firewalld is installed and switched off: there is nothing to open"
              : "nothing filters what comes in");
    }
  }
}
