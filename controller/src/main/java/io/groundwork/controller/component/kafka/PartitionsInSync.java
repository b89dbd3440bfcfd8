package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.kafka.ClusterState.Partition;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/** Are all replicas of every partition in sync? */
record PartitionsInSync(Brokers brokers) implements KafkaGate {
  private static final int SHOWN = 3;

  @Override
  public String name() {
    return "partitions in sync";
  }

  /** Brokers that were away copy what they missed: minutes, where there is much. */
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
    return ClusterState.judge(brokers, asking, PartitionsInSync::judge);
  }

  private static Verdict judge(ClusterState state) {
    List<Partition> behind = state.partitions().stream().filter(p -> !p.whole()).toList();
    int all = state.partitions().size();
    if (behind.isEmpty()) {
      return new Verdict.Pass(
          all == 0 ? "no partitions yet" : all + " partitions, all in full ISR");
    }
    String some =
        String.join(
            ", ",
            behind.stream()
                .limit(SHOWN)
                .map(p -> p + " has " + p.inSync() + " of " + p.replicas())
                .toList());
    return new Verdict.NotYet(
        behind.size()
            + " of "
            + all
            + " partitions not in full ISR: "
            + some
            + (behind.size() > SHOWN ? " ..." : ""));
  }
}
