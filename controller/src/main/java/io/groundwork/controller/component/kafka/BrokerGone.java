package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * Has the cluster taken note that the broker is gone? Its registration ends with its session, some
 * seconds after the machine; until then it cannot come back, and partitions may count it as in sync
 * though its disk is empty.
 */
record BrokerGone(KafkaRejoin rejoin) implements KafkaGate {

  @Override
  public Brokers brokers() {
    return rejoin.rest();
  }

  @Override
  public String name() {
    return "the old broker is gone";
  }

  @Override
  public Verdict ask(Asking asking) {
    return Partitions.judge(brokers(), rejoin.own(), false, asking, this::judge);
  }

  /** A session ends after 18 s, unless the properties give it more. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  private Verdict judge(Partitions partitions) {
    List<Integer> registered =
        partitions.counted().registered().stream().filter(rejoin.own()::has).toList();
    if (!registered.isEmpty()) {
      return new Verdict.NotYet(
          "broker " + registered + " is registered still: it runs, or its session has not ended");
    }
    int counted =
        partitions.count(kind -> !KafkaRejoin.onlyHere(kind) && kind.inSyncRest() < kind.inSync());
    return counted == 0
        ? new Verdict.Pass("not registered, and in sync nowhere that others are")
        : new Verdict.NotYet(counted + " partitions count it as in sync still");
  }
}
