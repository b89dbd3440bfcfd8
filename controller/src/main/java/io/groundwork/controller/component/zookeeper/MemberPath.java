package io.groundwork.controller.component.zookeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way from the members that an ensemble has to those that it is to have, one member at a time.
 *
 * <p>Each member has the list of all members in its zoo.cfg, and counts majorities by it. While a
 * change is under way some run the old list and some the new one, and files may be ahead of what
 * runs: a member that crashes comes up with its file's list.
 *
 * <p>Invariant: at any time at most two lists are in play, running or in files, and they differ by
 * one member. Then every majority of one has a member in common with every majority of the other:
 * of n members, {@code n/2 + 1} are in a majority of the shorter list, and at least {@code (n+1)/2}
 * in one of the longer; together n + 1, more than there are. From three to five at once, {1, 2} of
 * {1, 2, 3} and {3, 4, 5} of five would both elect a leader and both acknowledge writes.
 *
 * <p>Algorithm: where two lists are in play, an earlier change was interrupted; the one that is
 * nearer to the wanted one is completed on all its members first. Then one member joins at a time:
 * it starts with the longer list, and follows (servers answer whom their list does not name, but do
 * not count it); when it serves, those that serve already get the longer list and restart one by
 * one, the leader last, with the gates between; only then comes the next. One member fewer is the
 * same the other way round, one in a run: whom the inventory no longer names cannot be told of a
 * further change.
 *
 * <p>With ZooKeeper's own dynamic reconfiguration ({@link DynamicList}), on request, the members
 * that serve are not restarted; the way is the same. It is not the default: it takes two restarts
 * of each member to switch it on, a super user, and a list that is not in zoo.cfg.
 *
 * @param states ids of the members at each state that must be whole before the next, the last being
 *     the wanted one
 * @param refused why there is no such way; else null
 */
record MemberPath(List<Set<Integer>> states, @Nullable Refusal refused) {

  /** Why there is no safe way, and what to do. */
  record Refusal(String why, String action) {}

  /**
   * Finds it.
   *
   * @param lists those in play, without duplicates; none on a fresh cluster
   * @param wanted the ids that the inventory has
   */
  static MemberPath of(Set<Set<Integer>> lists, Set<Integer> wanted) {
    if (lists.isEmpty()) {
      return new MemberPath(List.of(wanted), null);
    }
    Set<Integer> from = new TreeSet<>(nearest(lists, wanted));
    for (Set<Integer> one : lists) {
      if (distance(one, from) > 1) {
        return refuse(
            "its members' files name " + text(lists) + "; majorities of these need not meet",
            "Find out which list the leader runs, bring server.* in zoo.cfg to it on the others by"
                + " hand, restart those one at a time, then run install.");
      }
    }
    Refusal refusal = refusal(from, wanted, lists.size() > 1);
    return refusal == null
        ? new MemberPath(states(from, wanted, lists.size() > 1), null)
        : new MemberPath(List.of(), refusal);
  }

  private static @Nullable Refusal refusal(
      Set<Integer> from, Set<Integer> wanted, boolean interrupted) {
    Set<Integer> gone = minus(from, wanted);
    Set<Integer> added = minus(wanted, from);
    if (gone.size() > 1 || (!gone.isEmpty() && (interrupted || !added.isEmpty()))) {
      return new Refusal(
          "members "
              + from
              + " are to become "
              + wanted
              + "; if that is done at once, two leaders may be elected, each by a majority of its"
              + " own list",
          "Put the hosts of "
              + gone
              + " back into the inventory, run install, then take them out"
              + " one at a time: groundwork remove --host NAME.");
    }
    return from.size() == 1 && !added.isEmpty()
        ? new Refusal(
            "a standalone server (" + from + ") is to become an ensemble of " + wanted,
            "A majority of new, empty members would carry on without its data. Leave it alone, or"
                + " begin a new cluster with three members and move to it.")
        : null;
  }

  private static List<Set<Integer>> states(
      Set<Integer> from, Set<Integer> wanted, boolean interrupted) {
    List<Set<Integer>> states = new ArrayList<>();
    Set<Integer> at = new TreeSet<>(from);
    if (interrupted) {
      states.add(Set.copyOf(at));
    }
    for (Integer id : minus(wanted, from)) {
      at.add(id);
      states.add(Set.copyOf(at));
    }
    if (states.isEmpty() || !states.get(states.size() - 1).equals(wanted)) {
      states.add(wanted);
    }
    return states;
  }

  private static Set<Integer> nearest(Set<Set<Integer>> lists, Set<Integer> wanted) {
    return lists.stream()
        .min((a, b) -> Integer.compare(distance(a, wanted), distance(b, wanted)))
        .orElse(wanted);
  }

  private static MemberPath refuse(String why, String action) {
    return new MemberPath(List.of(), new Refusal(why, action));
  }

  private static int distance(Set<Integer> a, Set<Integer> b) {
    return minus(a, b).size() + minus(b, a).size();
  }

  private static Set<Integer> minus(Set<Integer> a, Set<Integer> b) {
    Set<Integer> rest = new TreeSet<>(a);
    rest.removeAll(b);
    return rest;
  }

  private static String text(Set<Set<Integer>> lists) {
    Set<String> texts = new TreeSet<>();
    lists.forEach(list -> texts.add(new TreeSet<>(list).toString()));
    return String.join(" and ", texts);
  }
}
