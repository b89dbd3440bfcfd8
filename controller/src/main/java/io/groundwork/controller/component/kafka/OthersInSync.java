package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.kafka.ClusterState.Partition;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * Are all other brokers registered, and all replicas that they have in sync? Partitions that they
 * cannot have in sync, because the broker that is not counted has them alone, are left out: only it
 * can bring them back.
 */
record OthersInSync(KafkaRejoin rejoin) implements KafkaGate {
  private static final int SHOWN = 3;

  @Override
  public Brokers brokers() {
    return rejoin.rest();
  }

  @Override
  public String name() {
    return "in sync without " + rejoin.host().name();
  }

  /** Time for what happens to be late, not for a repair. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Verdict ask(Asking asking) {
    return ClusterState.judge(brokers(), asking, this::judge);
  }

  private Verdict judge(ClusterState state) {
    for (Broker broker : brokers().all()) {
      if (!state.endpoints().containsKey(broker.id())) {
        return new Verdict.NotYet(
            "broker " + broker.id() + ", " + broker.name() + ", is not registered");
      }
    }
    List<Partition> behind =
        state.partitions().stream().filter(p -> !rejoin.onlyHere(p) && !whole(p)).toList();
    if (!behind.isEmpty()) {
      return new Verdict.NotYet(
          behind.size()
              + " of "
              + state.partitions().size()
              + " partitions have replicas behind on other brokers: "
              + String.join(
                  ", ",
                  behind.stream()
                      .limit(SHOWN)
                      .map(p -> p + " has " + p.inSync() + " of " + p.replicas())
                      .toList())
              + (behind.size() > SHOWN ? " ..." : ""));
    }
    return new Verdict.Pass(
        brokers().all().size() + " other brokers, all of their replicas in sync");
  }

  private boolean whole(Partition partition) {
    return partition.replicas().stream()
        .filter(id -> !rejoin.isOwn(id))
        .allMatch(partition.inSync()::contains);
  }
}
