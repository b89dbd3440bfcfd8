package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Are these brokers registered no more? One that ended well takes its registration with it.
 *
 * @param ids of the brokers that were stopped
 */
record BrokersGone(Brokers brokers, Set<Integer> ids) implements KafkaGate {

  @Override
  public String name() {
    return "brokers gone";
  }

  /** A session that was not closed ends by itself after 18 s, Kafka's default. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Verdict ask(Asking asking) {
    return ClusterState.judge(
        brokers,
        asking,
        state -> {
          Set<Integer> left = new TreeSet<>(ids);
          left.retainAll(state.endpoints().keySet());
          return left.isEmpty()
              ? new Verdict.Pass("none of " + new TreeSet<>(ids) + " is registered")
              : new Verdict.NotYet("still registered: " + left);
        });
  }
}
