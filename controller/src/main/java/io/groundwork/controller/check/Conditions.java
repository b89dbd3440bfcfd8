package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import java.util.List;
import java.util.Map;

/**
 * What was learnt of all hosts for a check.
 *
 * @param of condition by host
 * @param ahead milliseconds that each host's clock is ahead of the controller's
 * @param attempts connections that were tried
 */
public record Conditions(
    Map<String, Condition> of, Map<String, Long> ahead, List<Attempt> attempts) {

  public Conditions {
    of = Map.copyOf(of);
    ahead = Map.copyOf(ahead);
    attempts = List.copyOf(attempts);
  }
}
