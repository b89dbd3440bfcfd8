package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Tally;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Topics, all of them counted, and as many named as are known by name.
 *
 * @param more how many more there are at most: one that has partitions of several kinds counts for
 *     each
 */
record Topics(SortedSet<String> names, int more) {
  static Topics of(List<Tally> tallies) {
    SortedSet<String> names = new TreeSet<>();
    tallies.forEach(tally -> names.addAll(tally.names()));
    return new Topics(
        names, tallies.stream().mapToInt(tally -> tally.topics() - tally.names().size()).sum());
  }

  Topics and(Topics others) {
    SortedSet<String> all = new TreeSet<>(names);
    all.addAll(others.names);
    return new Topics(all, more + others.more);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** How many there are, in words: where not all are named, it may be some less. */
  String count() {
    return more == 0 ? String.valueOf(names.size()) : "about " + (names.size() + more);
  }

  /** The first of them by name, and that there are more. */
  String some(int most) {
    String first = names.stream().limit(most).collect(Collectors.joining(", "));
    return isCut(most) ? first + " ..." : first;
  }

  /** Whether there are more of them. */
  boolean isCut(int most) {
    return more > 0 || names.size() > most;
  }
}
