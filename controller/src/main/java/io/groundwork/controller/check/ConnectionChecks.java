package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Does every connection come through that the cluster will need? One finding for all ports of a
 * host that fail in the same way for the same peers.
 */
final class ConnectionChecks {
  private ConnectionChecks() {}

  /** A peer that fails in one way. */
  private record Way(String from, String to, String why) {}

  /** Ports that fail in one way. */
  private record Failure(String to, String why, List<Port> ports) {}

  /** A port by its number and what it is. */
  private record Port(int number, String what) {}

  static void examine(Conditions conditions, Findings findings) {
    Map<Way, List<Port>> failed = new LinkedHashMap<>();
    Map<String, TreeSet<Integer>> passed = new LinkedHashMap<>();
    for (Attempt attempt : conditions.attempts()) {
      Connection c = attempt.connection();
      if (attempt.failure().isEmpty()) {
        passed.computeIfAbsent(c.to(), to -> new TreeSet<>()).add(c.door().port());
      } else if (!isElsewhere(attempt)) {
        failed
            .computeIfAbsent(new Way(c.from(), c.to(), why(attempt)), way -> new ArrayList<>())
            .add(new Port(c.door().port(), c.what()));
      }
    }
    Map<Failure, List<String>> failures = new LinkedHashMap<>();
    failed.forEach(
        (way, ports) ->
            failures
                .computeIfAbsent(new Failure(way.to(), way.why(), ports), f -> new ArrayList<>())
                .add(way.from()));
    failures.forEach((failure, from) -> tell(failure, from, conditions, findings));
    failures.keySet().forEach(failure -> passed.remove(failure.to()));
    passed.forEach(
        (to, ports) ->
            new Check(findings, to, "connection")
                .pass("TCP " + joined(ports) + " from all that will connect"));
  }

  private static void tell(
      Failure failure, List<String> from, Conditions conditions, Findings findings) {
    String peers = String.join(", ", from);
    List<Integer> numbers = failure.ports().stream().map(Port::number).toList();
    List<String> named =
        failure.ports().stream().map(port -> port.what() + " " + port.number()).toList();
    new Check(findings, failure.to(), "connection")
        .error(
            String.join(", ", named) + " from " + peers + ": " + failure.why(),
            meaning(failure.why()),
            "Let TCP "
                + joined(numbers)
                + " in on "
                + failure.to()
                + " for "
                + peers
                + firewalls(conditions.of().get(failure.to()))
                + ", or set baseline.firewall: open where firewalld runs.");
  }

  private static String joined(Collection<Integer> ports) {
    return String.join(", ", ports.stream().map(String::valueOf).toList());
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
