package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Trace;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.inventory.Host;
import java.util.List;

/** What other hands installed, and still run. */
final class LeftoverChecks {
  private static final String OURS = "/etc/systemd/system/";

  private LeftoverChecks() {}

  static void examine(Host host, Condition condition, Findings findings) {
    Check check = new Check(findings, host.name(), "other-installs");
    List<Trace> meant =
        condition.traces().stream()
            .filter(trace -> host.has(trace.component()))
            .filter(trace -> !isOurs(trace, condition))
            .toList();
    meant.forEach(trace -> tell(check, trace));
    if (meant.isEmpty()) {
      check.pass("none found");
    }
  }

  /** A process is ours where it runs in our unit, and that unit's file is ours. */
  private static boolean isOurs(Trace trace, Condition condition) {
    String unit = trace.component() + ".service";
    return trace.kind().equals("process")
        && trace.unit().equals(unit)
        && condition.traces().stream().noneMatch(t -> t.what().equals(OURS + unit));
  }

  private static void tell(Check check, Trace trace) {
    String by = trace.unit().isEmpty() ? "" : " of " + trace.unit();
    switch (trace.kind()) {
      case "process" ->
          check.error(
              trace.what() + " runs already (pid " + trace.pid() + by + ")",
              "another hand started it; it holds ports, memory and perhaps the same data",
              "Stop and disable it if nobody needs it, or take the role "
                  + trace.component()
                  + " from this host.");
      case "unit" -> unit(check, trace);
      default ->
          check.warning(
              trace.what() + " was installed by another hand",
              "install leaves it alone; people may take its tools for those of the cluster",
              "Remove it if nobody needs it.");
    }
  }

  private static void unit(Check check, Trace trace) {
    if (trace.what().equals(OURS + trace.component() + ".service")) {
      check.warning(
          trace.what() + " was written by another hand",
          "install replaces it; it does not run, or that is said beside",
          "Keep a copy if anybody needs it; 'groundwork plan' shows the difference.");
    } else {
      check.warning(
          trace.what() + " was installed by another hand",
          "it may be started beside install's, at a boot for example",
          "Remove its package, or disable it: systemctl disable --now " + trace.unit() + ".");
    }
  }
}
