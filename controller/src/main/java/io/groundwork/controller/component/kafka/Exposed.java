package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.kafka.ClusterState.Partition;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Topics that a broker's restart stops for some time, whatever the order: those with a partition on
 * it that has no other replica, and those whose partition has no more replicas than its
 * min.insync.replicas. The inventory accepts them by name: kafka.unprotected.
 */
final class Exposed {
  private static final int SHOWN = 5;
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
    Set<Integer> ids =
        hosts.stream().map(host -> brokers.on(host).id()).collect(Collectors.toSet());
    List<Exposure> all = new ArrayList<>();
    Verdict read =
        Minimums.judge(
            brokers,
            asking,
            minimums ->
                ClusterState.judge(
                    brokers,
                    asking,
                    state -> {
                      new Exposed(brokers, minimums).judge(state, ids, all);
                      return new Verdict.Pass("");
                    }));
    String why =
        read instanceof Verdict.NotYet notYet
            ? notYet.why()
            : read instanceof Verdict.Never never ? never.why() : "";
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

  private void judge(ClusterState state, Set<Integer> ids, List<Exposure> to) {
    Set<String> single = new TreeSet<>();
    Set<String> tight = new TreeSet<>();
    for (Partition partition : state.partitions()) {
      int replicas = partition.replicas().size();
      if (partition.replicas().stream().noneMatch(ids::contains)) {
        continue;
      }
      if (replicas == 1) {
        single.add(partition.topic());
      } else if (replicas <= minimums.of(partition.topic())) {
        tight.add(partition.topic());
      }
    }
    Set<String> missing = new TreeSet<>(single);
    missing.addAll(tight);
    missing.removeIf(brokers::accepts);
    String action = action(brokers, missing);
    add(
        to,
        single,
        "a single replica",
        "their partitions have no leader while its broker restarts",
        action);
    add(
        to,
        tight,
        "no more replicas than " + Minimums.SETTING,
        "producers with acks=all are refused while a broker of theirs restarts",
        action);
  }

  /** What to write where, so that these topics may be offline. */
  static String action(Brokers brokers, Set<String> topics) {
    Set<String> all = new TreeSet<>(brokers.unprotected());
    all.addAll(topics);
    return "Give them another replica, or accept it by name: set components.kafka.unprotected: ["
        + String.join(", ", all)
        + "]";
  }

  /** Accepted topics and the others are two things. */
  private void add(List<Exposure> to, Set<String> topics, String what, String why, String action) {
    Set<String> accepted = new TreeSet<>(topics);
    accepted.removeIf(topic -> !brokers.accepts(topic));
    Set<String> others = new TreeSet<>(topics);
    others.removeAll(accepted);
    add(to, others, what, why, action, false);
    add(to, accepted, what, why, "Nothing: kafka.unprotected names them.", true);
  }

  private static void add(
      List<Exposure> to,
      Set<String> topics,
      String what,
      String why,
      String action,
      boolean accepted) {
    if (!topics.isEmpty()) {
      String some = topics.stream().limit(SHOWN).collect(Collectors.joining(", "));
      String seen = "topics with " + what + ": " + some + (topics.size() > SHOWN ? " ..." : "");
      to.add(
          new Exposure(
              "kafka-restart",
              seen + " (" + topics.size() + ")",
              "no order of restarts protects them: " + why,
              action,
              accepted));
    }
  }
}
