package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * Has every partition an in-sync replica beside the broker that is not counted? What it alone has
 * is lost with it.
 */
record NothingAlone(KafkaRejoin rejoin) implements KafkaGate {
  private static final int SHOWN = 20;

  @Override
  public Brokers brokers() {
    return rejoin.rest();
  }

  @Override
  public String name() {
    return "nothing lost with " + rejoin.host().name();
  }

  @Override
  public Duration patience() {
    return Duration.ZERO;
  }

  /** No other broker can help. */
  @Override
  public List<Suspect> suspects() {
    return List.of();
  }

  @Override
  public Verdict ask(Asking asking) {
    return Partitions.judge(brokers(), rejoin.own(), false, asking, this::judge);
  }

  private Verdict judge(Partitions partitions) {
    Topics topics = partitions.topics(KafkaRejoin::onlyHere);
    if (topics.isEmpty()) {
      return new Verdict.Pass("every partition has an in-sync replica elsewhere");
    }
    return new Verdict.Never(
        "no other broker has all of "
            + topics.some(SHOWN)
            + (topics.isCut(SHOWN) ? " (" + topics.count() + " topics)" : "")
            + ": "
            + partitions.some(KafkaRejoin::onlyHere)
            + ". Without its disk they are lost. Bring the disk back if there is a way; where"
            + " another broker has a replica that is behind, have that one lead first"
            + " (kafka-leader-election.sh --election-type unclean). To give them up, put a new"
            + " machine in its place (groundwork rebuild --host "
            + rejoin.host().name()
            + ", --lose with these topics), then take it out without --gone");
  }
}
