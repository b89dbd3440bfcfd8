package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lists of members by which majorities are counted while members go down one after another: a
 * member counts by the list that it runs, not by the one that the inventory wants. With a majority
 * of each of them the quorum stays, whichever list the leader runs.
 *
 * <p>That stops no way of {@link MemberPath}: while all members of a list of three or more serve,
 * one may go, and those lists differ by one member. Growing from three to four, {2, 3} are a
 * majority of the old list and {2, 3, 4} of the new one, because the new member serves before the
 * first restart. Shrinking from four to three, the one that leaves serves to the end and counts for
 * the list that names it: {2, 3, 4} of four. A list of two has none to spare: growing from it must
 * be accepted by name.
 *
 * @param ensemble the members that are known
 * @param lists addresses by id; never empty
 */
record Quorums(Ensemble ensemble, Set<Map<Integer, String>> lists) {
  private static final int MOST_WITHOUT_SPARE = 2;

  /** As things are: for members that go and bring no new list. */
  static Quorums now(Site site, Ensemble ensemble) {
    Set<Map<Integer, String>> found = MemberLists.of(site, ensemble).lists();
    return new Quorums(ensemble, found.isEmpty() ? Set.of(list(ensemble)) : found);
  }

  /**
   * While an ensemble is brought to these members. Facts are from before the run: what came into
   * play since are the states of the path up to there.
   */
  static Quorums until(Site site, Ensemble then) {
    Ensemble all = Ensemble.of(site).orElse(then);
    Membership membership = Membership.of(site, all);
    Set<Map<Integer, String>> lists = new HashSet<>(membership.lists().lists());
    for (Set<Integer> state : membership.path().states()) {
      lists.add(list(all.of(state)));
      if (state.equals(list(then).keySet())) {
        break;
      }
    }
    lists.add(list(then));
    return new Quorums(then, Set.copyOf(lists));
  }

  private static Map<Integer, String> list(Ensemble ensemble) {
    Map<Integer, String> list = new TreeMap<>();
    ensemble.members().forEach(member -> list.put(member.id(), member.bracketed()));
    return list;
  }

  /** The shortest list that names one of these hosts: how many members it has. */
  int fewest(Collection<String> hosts) {
    Set<Integer> ids = hosts.stream().map(h -> ensemble.on(h).id()).collect(Collectors.toSet());
    return lists.stream()
        .filter(list -> list.keySet().stream().anyMatch(ids::contains))
        .mapToInt(Map::size)
        .min()
        .orElse(ensemble.members().size());
  }

  /** Whether a list of so many members has no majority without one. */
  static boolean unspared(int members) {
    return members <= MOST_WITHOUT_SPARE;
  }

  /** Members that a list names and the inventory does not, with their addresses. */
  Map<Integer, String> strangers() {
    Map<Integer, String> strangers = new TreeMap<>();
    lists.forEach(strangers::putAll);
    ensemble.members().forEach(member -> strangers.remove(member.id()));
    return strangers;
  }

  /** The lists' ids, the shortest list first. */
  List<Set<Integer>> ids() {
    List<Set<Integer>> ids = new ArrayList<>(new MemberLists(lists).ids());
    ids.sort(Comparator.<Set<Integer>>comparingInt(Set::size).thenComparing(Quorums::name));
    return ids;
  }

  private static String name(Set<Integer> ids) {
    return ids.stream().sorted().toList().toString();
  }
}
