package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.kafka.ClusterState.Partition;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * May these brokers go now, while the others carry on? Asked right before they are stopped.
 *
 * <p>Yes, when all of this holds: a controller is there to move leaders; every other registered
 * broker takes connections (one that has just died is registered until its session ends); no
 * replica is out of sync but on those who go; and each partition that loses an in-sync replica
 * keeps as many as its min.insync.replicas, or the inventory names its topic as one that may be
 * offline. A broker that is registered nowhere and in sync with nothing may go at any time: nobody
 * relies on it. What cannot be read keeps them.
 *
 * @param going ids
 */
record BrokersMayGo(Brokers brokers, Set<Integer> going) implements KafkaGate {
  private static final int SHOWN = 3;
  private static final int CONNECT_MILLIS = 3000;

  @Override
  public String name() {
    return going.size() == 1 ? "broker may go now" : "brokers may go now";
  }

  /** The host where it is about one broker. */
  @Override
  public @Nullable String host() {
    return going.size() == 1 ? brokers.withId(going.iterator().next()).name() : null;
  }

  /** Others that were away copy what they missed: minutes, where there is much. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(10);
  }

  /** It names who is behind. */
  @Override
  public boolean nears() {
    return true;
  }

  @Override
  public Verdict ask(Asking asking) {
    return Minimums.judge(
        brokers,
        asking,
        minimums -> ClusterState.judge(brokers, asking, state -> judge(state, minimums, asking)));
  }

  private Verdict judge(ClusterState state, Minimums minimums, Asking asking) {
    List<Partition> losing =
        state.partitions().stream()
            .filter(p -> p.inSync().stream().anyMatch(id -> goes(id, state)))
            .toList();
    if (losing.isEmpty()) {
      return new Verdict.Pass("no partition has an in-sync replica on it");
    }
    Integer controller = state.controller();
    if (controller == null || !state.endpoints().containsKey(controller)) {
      return new Verdict.NotYet("there is no active controller to move leaders");
    }
    List<Partition> behind =
        state.partitions().stream().filter(p -> !going.containsAll(missing(p))).toList();
    if (!behind.isEmpty()) {
      return outOfSync(behind);
    }
    String silent = silent(state, asking);
    return silent.isEmpty() ? judge(losing, minimums) : new Verdict.NotYet(silent);
  }

  private Verdict judge(List<Partition> losing, Minimums minimums) {
    Set<String> refused = new TreeSet<>();
    Set<String> accepted = new TreeSet<>();
    List<String> waits = new ArrayList<>();
    for (Partition partition : losing) {
      int minimum = minimums.of(partition.topic());
      if (left(partition.inSync()) >= minimum) {
        continue;
      }
      if (brokers.accepts(partition.topic())) {
        accepted.add(partition.topic());
      } else if (left(partition.replicas()) < minimum) {
        refused.add(partition.topic());
      } else {
        waits.add(partition + " has " + partition.inSync() + " in sync and needs " + minimum);
      }
    }
    if (!refused.isEmpty()) {
      return new Verdict.Never(
          "topics fall below min.insync.replicas without it: "
              + some(refused)
              + ". "
              + (going.size() == 1
                  ? Exposed.action(brokers, refused)
                  : "Let fewer brokers go at once."));
    }
    if (!waits.isEmpty()) {
      return new Verdict.NotYet(some(waits));
    }
    String offline =
        accepted.isEmpty() ? "" : "; offline meanwhile, as accepted: " + some(accepted);
    return new Verdict.Pass(
        losing.size() + " partitions keep their min.insync.replicas without it" + offline);
  }

  private static Verdict outOfSync(List<Partition> behind) {
    List<String> all =
        behind.stream().map(p -> p + " has " + p.inSync() + " of " + p.replicas()).toList();
    return new Verdict.NotYet(behind.size() + " partitions not in full ISR: " + some(all));
  }

  /** A registered broker that would stay and takes no connection; empty where there is none. */
  private String silent(ClusterState state, Asking asking) {
    for (Broker broker : brokers.all()) {
      if (going.contains(broker.id()) || !state.endpoints().containsKey(broker.id())) {
        continue;
      }
      Question question =
          new Question.Connect(broker.host().address(), broker.settings().port(), CONNECT_MILLIS);
      if (asking.ask(brokers.asker(), question) instanceof Answer.Failure failure) {
        return "broker " + broker.id() + " on " + broker.name() + ": " + failure.reason();
      }
    }
    return "";
  }

  private boolean goes(int id, ClusterState state) {
    return going.contains(id) && state.endpoints().containsKey(id);
  }

  private static List<Integer> missing(Partition partition) {
    return partition.replicas().stream().filter(id -> !partition.inSync().contains(id)).toList();
  }

  private long left(List<Integer> replicas) {
    return replicas.stream().filter(id -> !going.contains(id)).count();
  }

  private static String some(java.util.Collection<String> all) {
    String shown = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? shown + " ... (" + all.size() + ")" : shown;
  }
}
