package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Members that do not serve first, then followers, the leader last: so that there is one election,
 * and it comes when every other member is done.
 */
record ZooKeeperRoll(Ensemble ensemble) implements Roll {

  @Override
  public List<String> order(List<String> hosts, Asking asking) {
    Map<String, Integer> ranks = new HashMap<>();
    for (String host : hosts) {
      ranks.put(host, rank(SrvrReply.of(ensemble.on(host), asking).mode()));
    }
    return hosts.stream()
        .sorted(
            Comparator.<String>comparingInt(h -> ranks.getOrDefault(h, 0))
                .thenComparingInt(h -> ensemble.on(h).id()))
        .toList();
  }

  private static int rank(String mode) {
    return switch (mode) {
      case "" -> 0;
      case "leader" -> 2;
      default -> 1;
    };
  }
}
