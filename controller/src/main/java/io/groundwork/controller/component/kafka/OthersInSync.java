package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Kind;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Are all other brokers registered, and all replicas that they have in sync? Partitions that they
 * cannot have in sync, because the broker that is not counted has them alone, are left out: only it
 * can bring them back.
 */
record OthersInSync(KafkaRejoin rejoin) implements KafkaGate {
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
    return Partitions.judge(brokers(), rejoin.own(), false, asking, this::judge);
  }

  private Verdict judge(Partitions partitions) {
    for (Broker broker : brokers().all()) {
      if (!partitions.isRegistered(broker.id())) {
        return new Verdict.NotYet(
            "broker " + broker.id() + ", " + broker.name() + ", is not registered");
      }
    }
    Predicate<Kind> behind = kind -> !KafkaRejoin.onlyHere(kind) && !kind.wholeRest();
    int count = partitions.count(behind);
    return count == 0
        ? new Verdict.Pass(brokers().all().size() + " other brokers, all of their replicas in sync")
        : new Verdict.NotYet(
            count
                + " of "
                + partitions.all()
                + " partitions have replicas behind on other brokers: "
                + partitions.some(behind));
  }
}
