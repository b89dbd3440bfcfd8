package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Kind;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Topics that a broker's restart stops for some time, whatever the order: those with a partition on
 * it that has no other replica, and those whose partition has no more replicas than its
 * min.insync.replicas. The inventory accepts them by name: kafka.unprotected.
 */
final class Exposed {
  private static final int SHOWN = 5;

  /** Names that people read through, and copy; beyond that they write a program. */
  private static final int WRITTEN = 50;

  private final Brokers brokers;
  private final Minimums minimums;

  private Exposed(Brokers brokers, Minimums minimums) {
    this.brokers = brokers;
    this.minimums = minimums;
  }

  /**
   * Reads ZooKeeper. Where it does not answer although a broker serves, that is told as something
   * that nobody can accept: a restart might stop any topic. Where none serves, none can be stopped.
   */
  static List<Exposure> of(Brokers brokers, List<String> hosts, Asking asking) {
    List<Integer> ids = hosts.stream().map(host -> brokers.on(host).id()).sorted().toList();
    List<Exposure> all = new ArrayList<>();
    Verdict read =
        Minimums.judge(
            brokers,
            asking,
            minimums ->
                Partitions.judge(
                    brokers,
                    new BrokerSet(ids, false),
                    true,
                    asking,
                    state -> {
                      new Exposed(brokers, minimums).judge(state, all);
                      return new Verdict.Pass("");
                    }));
    String why = Verdicts.why(read);
    boolean serves = brokers.all().stream().map(Broker::started).anyMatch(Exposed::serves);
    return why.isEmpty() || !serves ? all : List.of(unread(why));
  }

  private static boolean serves(@Nullable Started started) {
    return started != null && started.serves();
  }

  private static Exposure unread(String why) {
    return new Exposure(
        "kafka-restart",
        "what the brokers' topics need cannot be read from ZooKeeper: " + why,
        "brokers serve, and a restart might stop topics with no replica to spare",
        "Bring ZooKeeper up first, where it is the cause: groundwork install --only zookeeper."
            + " Then run this again.",
        false);
  }

  private void judge(Partitions state, List<Exposure> to) {
    Predicate<Kind> single = kind -> kind.apart() && kind.replicas() == 1;
    Predicate<Kind> tight =
        kind -> kind.apart() && kind.replicas() != 1 && kind.replicas() <= minimums.of(kind);
    Topics missing = state.topics(single.or(tight).and(kind -> !kind.named()));
    String action = missing.isEmpty() ? "" : action(brokers, missing);
    add(
        to,
        state,
        single,
        "a single replica",
        "their partitions have no leader while its broker restarts",
        action);
    add(
        to,
        state,
        tight,
        "no more replicas than " + Minimums.SETTING,
        "producers with acks=all are refused while a broker of theirs restarts",
        action);
  }

  /** What to write where, so that these topics may be offline. */
  static String action(Brokers brokers, Topics topics) {
    SortedSet<String> named = new TreeSet<>(brokers.unprotected());
    Topics all = new Topics(named, 0).and(topics);
    String text =
        "Give them another replica, or accept it by name: set components.kafka.unprotected: ["
            + all.some(WRITTEN)
            + "]";
    return all.isCut(WRITTEN)
        ? text
            + " ("
            + all.count()
            + " topics; when all is in sync, this lists their partitions: kafka-topics.sh"
            + " --bootstrap-server "
            + brokers.all().get(0).endpoint()
            + " --describe --at-min-isr-partitions)"
        : text;
  }

  /** Accepted topics and the others are two things. */
  private static void add(
      List<Exposure> to,
      Partitions state,
      Predicate<Kind> which,
      String what,
      String why,
      String action) {
    add(to, state.topics(which.and(kind -> !kind.named())), what, why, action, false);
    add(
        to,
        state.topics(which.and(Kind::named)),
        what,
        why,
        "Nothing: kafka.unprotected names them.",
        true);
  }

  private static void add(
      List<Exposure> to, Topics topics, String what, String why, String action, boolean accepted) {
    if (!topics.isEmpty()) {
      to.add(
          new Exposure(
              "kafka-restart",
              "topics with " + what + ": " + topics.some(SHOWN) + " (" + topics.count() + ")",
              "no order of restarts protects them: " + why,
              action,
              accepted));
    }
  }
}
