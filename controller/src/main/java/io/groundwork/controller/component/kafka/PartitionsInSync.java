package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.BrokerSet;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;

/** Are all replicas of every partition in sync? */
record PartitionsInSync(Brokers brokers) implements KafkaGate {
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
    return Partitions.judge(brokers, BrokerSet.NONE, false, asking, PartitionsInSync::judge);
  }

  private static Verdict judge(Partitions partitions) {
    int all = partitions.all();
    int behind = partitions.count(kind -> !kind.whole());
    if (behind == 0) {
      return new Verdict.Pass(
          all == 0 ? "no partitions yet" : all + " partitions, all in full ISR");
    }
    return new Verdict.NotYet(
        behind
            + " of "
            + all
            + " partitions not in full ISR: "
            + partitions.some(kind -> !kind.whole()));
  }
}
