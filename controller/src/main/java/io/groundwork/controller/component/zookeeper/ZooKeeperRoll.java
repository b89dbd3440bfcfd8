package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Members that do not serve first, then followers, the leader last: so that there is one election,
 * and it comes when every other member is done.
 */
record ZooKeeperRoll(Quorums quorums) implements Roll {

  @Override
  public List<String> order(List<String> hosts, Asking asking) {
    Ensemble ensemble = quorums.ensemble();
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

  @Override
  public List<Gate> mayGo(String host) {
    return List.of(new MembersMayGo(quorums, Set.of(host)));
  }

  /** Without one of its members, an ensemble that is or was one of one or two has no majority. */
  @Override
  public List<Exposure> exposed(List<String> hosts, Asking asking) {
    int members = quorums.fewest(hosts);
    if (!Quorums.unspared(members)) {
      return List.of();
    }
    boolean accepted = quorums.ensemble().accepts(hosts);
    return List.of(
        new Exposure(
            "zookeeper-restart",
            members == 1 ? "a single ZooKeeper member" : "an ensemble of two members",
            "no order of restarts protects it: while a member is down, nothing can be read or"
                + " written",
            accepted
                ? "Nothing: zookeeper.unprotected names it."
                : "Have three members, which carry on without one, or accept it by name: set"
                    + " components.zookeeper.unprotected: ["
                    + String.join(", ", new TreeSet<>(hosts))
                    + "]",
            accepted));
  }

  private static int rank(String mode) {
    return switch (mode) {
      case "" -> 0;
      case "leader" -> 2;
      default -> 1;
    };
  }
}
