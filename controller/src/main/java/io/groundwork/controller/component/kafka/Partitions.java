package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Kind;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.agent.question.Tally;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How the cluster's partitions stand. They are counted on the node that asks ZooKeeper, by all that
 * a gate has to know of one: a cluster may have 100,000.
 */
record Partitions(Answer.Partitions counted) {
  /** A node reads 50,000 in a second; it may be busy, and a server before 3.6 takes longer. */
  private static final int MILLIS = 30_000;

  private static final int SHOWN = 3;

  /** Topics that are told of each kind, where a few of many are enough. */
  private static final int NAMES = 100;

  /**
   * Has them counted, and has that judged. Where any of it cannot be read, nothing is known.
   *
   * @param apart the brokers that are counted apart
   * @param minimums whether the topics' own min.insync.replicas matter
   */
  static Verdict judge(
      Brokers brokers,
      BrokerSet apart,
      boolean minimums,
      Asking asking,
      Function<Partitions, Verdict> judge) {
    List<String> named = List.copyOf(brokers.unprotected());
    Question question =
        new Question.KafkaPartitions(
            brokers.connect(), brokers.chroot(), apart, named, minimums, NAMES, MILLIS);
    Answer answer = asking.ask(brokers.asker(), question);
    return answer instanceof Answer.Partitions counted
        ? judge.apply(new Partitions(counted))
        : Verdicts.closed(answer);
  }

  boolean isRegistered(int id) {
    return counted.registered().contains(id);
  }

  /** Whether a registered broker is the controller. */
  boolean isControlled() {
    return isRegistered(counted.controller());
  }

  int all() {
    return count(kind -> true);
  }

  int count(Predicate<Kind> which) {
    return of(which).mapToInt(Tally::partitions).sum();
  }

  Stream<Tally> of(Predicate<Kind> which) {
    return counted.tallies().stream().filter(tally -> which.test(tally.kind()));
  }

  /** The topics that have one of them. */
  Topics topics(Predicate<Kind> which) {
    return Topics.of(of(which).toList());
  }

  /** The first of them, in words: t-0 has [1] of [1, 2]. */
  String some(Predicate<Kind> which) {
    return some(which, p -> p + " has " + p.inSync() + " of " + p.replicas());
  }

  /** The first of them, and whether there are more. */
  String some(Predicate<Kind> which, Function<Replicas, String> words) {
    List<String> first =
        of(which)
            .flatMap(tally -> tally.first().stream())
            .sorted(Comparator.comparing(Replicas::topic).thenComparingInt(Replicas::number))
            .limit(SHOWN)
            .map(words)
            .toList();
    return String.join(", ", first) + (count(which) > first.size() ? " ..." : "");
  }
}
