package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    // In the order of the hosts, which a copy of an immutable map would not keep.
    of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
    ahead = Collections.unmodifiableMap(new LinkedHashMap<>(ahead));
    attempts = List.copyOf(attempts);
  }
}
