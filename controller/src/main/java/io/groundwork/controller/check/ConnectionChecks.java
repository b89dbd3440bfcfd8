package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Door;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Does every connection come through that the cluster will need? One finding a port and reason. */
final class ConnectionChecks {
  private ConnectionChecks() {}

  /** What failed in the same way at the same port. */
  private record Failure(String to, Door door, String what, String why) {}

  static void examine(Conditions conditions, Findings findings) {
    Map<Failure, List<String>> failures = new LinkedHashMap<>();
    Map<String, TreeSet<String>> passed = new LinkedHashMap<>();
    for (Attempt attempt : conditions.attempts()) {
      Connection c = attempt.connection();
      if (attempt.failure().isEmpty()) {
        passed.computeIfAbsent(c.to(), to -> new TreeSet<>()).add(c.door().port() + "/tcp");
      } else if (!isElsewhere(attempt)) {
        Failure failure = new Failure(c.to(), c.door(), c.what(), why(attempt));
        failures.computeIfAbsent(failure, f -> new ArrayList<>()).add(c.from());
      }
    }
    failures.forEach((failure, from) -> tell(failure, from, conditions, findings));
    failures.keySet().forEach(failure -> passed.remove(failure.to()));
    passed.forEach(
        (to, ports) ->
            new Check(findings, to, "connection")
                .pass(String.join(", ", ports) + " from all that will connect"));
  }

  private static void tell(
      Failure failure, List<String> from, Conditions conditions, Findings findings) {
    String port = failure.door().port() + "/tcp";
    new Check(findings, failure.to(), "connection")
        .error(
            failure.what()
                + " "
                + failure.door().port()
                + " from "
                + String.join(", ", from)
                + ": "
                + failure.why(),
            meaning(failure.why()),
            "Let "
                + port
                + " in on "
                + failure.to()
                + " for "
                + String.join(", ", from)
                + firewalls(conditions.of().get(failure.to()))
                + ", or set baseline.firewall: open where firewalld runs.");
  }

  /** The address is not on the machine: that is a finding of its own, and nothing was tried. */
  private static boolean isElsewhere(Attempt attempt) {
    return attempt.closed().contains("assign requested address");
  }

  private static String why(Attempt attempt) {
    boolean refused = attempt.failure().contains("refused");
    return refused && !attempt.closed().isEmpty()
        ? attempt.failure() + ", and nothing could be made to listen there: " + attempt.closed()
        : attempt.failure();
  }

  private static String meaning(String why) {
    if (why.contains("refused")) {
      return "the port was open for a moment, and something on the way refuses connections to it";
    }
    if (why.contains("rejected")) {
      return "a firewall rejects it, or there is no way to that network";
    }
    return "a firewall drops it, or there is no way between the two";
  }

  private static String firewalls(@org.jspecify.annotations.Nullable Condition condition) {
    return condition == null || condition.firewalls().isEmpty()
        ? ""
        : " (it has " + String.join(", ", condition.firewalls()) + ")";
  }
}
