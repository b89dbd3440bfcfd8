package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All members, in the order of their ids.
 *
 * @param members one, for a standalone server, or more
 */
record Ensemble(List<Member> members) {

  /**
   * The ensemble of a site; empty while a member's facts or its id are missing, because what its
   * other members are told about it would be wrong.
   */
  static Optional<Ensemble> of(Site site) {
    List<Member> members = new ArrayList<>();
    for (Host host : site.inventory().with(ZooKeeper.NAME)) {
      Facts facts = site.facts().get(host.name());
      Integer id = facts == null ? null : MyId.of(host, facts).id();
      if (id == null) {
        return Optional.empty();
      }
      members.add(new Member(host, id, ZooKeeper.settings(host)));
    }
    members.sort(Comparator.comparingInt(Member::id));
    return members.isEmpty() ? Optional.empty() : Optional.of(new Ensemble(List.copyOf(members)));
  }

  /** The same with some of its members only. */
  Ensemble of(Set<Integer> ids) {
    return new Ensemble(members.stream().filter(m -> ids.contains(m.id())).toList());
  }

  boolean standalone() {
    return members.size() == 1;
  }

  /**
   * Whether the inventory says of these members that they may be down, where a list of one or two
   * has no majority without one.
   */
  boolean accepts(Collection<String> hosts) {
    return hosts.stream()
        .allMatch(
            host -> members.stream().anyMatch(m -> m.settings().unprotected().contains(host)));
  }

  /**
   * The member that asks for the whole: one that has Kafka, too, if any: one probe does for both.
   */
  String asker() {
    return members.stream()
        .map(Member::host)
        .min(Comparator.<Host, Boolean>comparing(h -> !h.has("kafka")).thenComparing(Host::name))
        .orElseThrow()
        .name();
  }

  Member on(String host) {
    return members.stream()
        .filter(m -> m.name().equals(host))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(host + " is no member"));
  }
}
