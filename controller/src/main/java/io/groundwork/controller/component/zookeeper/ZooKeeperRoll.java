package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import java.util.ArrayList;
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
record ZooKeeperRoll(Quorums quorums, Site site) implements Roll {

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

  @Override
  public List<Gate> mayStart(String host) {
    Member member = quorums.ensemble().on(host);
    boolean fresh =
        ZooKeeper.isNew(site) && StartRecord.of(site.facts(member.host()), ZooKeeper.UNIT) == null;
    return fresh || !data(member).isBare() ? List.of() : List.of(new LedWithout(gone(), member));
  }

  @Override
  public List<Exposure> dataless(List<String> starting, List<String> restarting, Asking asking) {
    List<Exposure> all = new ArrayList<>();
    for (String host : starting) {
      Member member = quorums.ensemble().on(host);
      Exposure refused = gone().of(member, data(member));
      // A disk that the run is to mount may bring them.
      if (refused != null && !MemberData.awaits(member.host(), site.facts(member.host()))) {
        all.add(refused);
      }
    }
    for (String host : restarting) {
      if (data(quorums.ensemble().on(host)).isBare()
          && Quorums.unspared(quorums.fewest(List.of(host)))) {
        all.add(elsewhere(host));
      }
    }
    return all;
  }

  /** Where others hold a majority, a member that comes back elsewhere copies all from them. */
  private static Exposure elsewhere(String host) {
    return Exposure.dataGone(
        host,
        "a member that serves is to restart with directories that have none of its data",
        "an ensemble of one or two has no majority without it: what it knows would be forgotten",
        "Leave zookeeper.data_dir and dataLogDir as they were; or stop it, copy the data to the new"
            + " place by hand, and start it with groundwork install.");
  }

  private DataGone gone() {
    return new DataGone(site, quorums.ensemble());
  }

  private MemberData data(Member member) {
    return MemberData.of(member.host(), site.facts(member.host()));
  }

  private static int rank(String mode) {
    return switch (mode) {
      case "" -> 0;
      case "leader" -> 2;
      default -> 1;
    };
  }
}
