package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Kind;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Are all replicas of every partition in sync?
 *
 * @param gone brokers whose replicas cannot be: their machines are gone for good
 */
record PartitionsInSync(Brokers brokers, BrokerSet gone) implements KafkaGate {

  /** All of them. */
  PartitionsInSync(Brokers brokers) {
    this(brokers, BrokerSet.NONE);
  }

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
    return Partitions.judge(brokers, gone, false, asking, this::judge);
  }

  private Verdict judge(Partitions partitions) {
    int all = partitions.all();
    Predicate<Kind> late = kind -> !kind.wholeRest() || KafkaRejoin.onlyHere(kind);
    int behind = partitions.count(late);
    if (behind == 0) {
      String but = gone.equals(BrokerSet.NONE) ? "" : ", but for broker " + gone.ids();
      return new Verdict.Pass(
          all == 0 ? "no partitions yet" : all + " partitions, all in full ISR" + but);
    }
    return new Verdict.NotYet(
        behind + " of " + all + " partitions not in full ISR: " + partitions.some(late));
  }
}
