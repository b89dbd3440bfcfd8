package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer.Places;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Replicas;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.kafka.LogContents.UnknownException;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Does a broker have the partitions that the cluster has on it? Asked right before it starts, where
 * a log directory had no meta.properties when its host was learnt.
 *
 * <p>Kafka does not ask: it starts, and begins each partition that it does not find empty. Where it
 * is the only one in sync, the others follow it and drop what they have; where all were down it may
 * be elected before them. So one that is to start must have all of them, also those that others
 * could give it: they would be copied onto whatever lies below an unmounted disk. One that serves
 * hands its partitions over before it restarts: it must have those that nobody else has in sync.
 *
 * <p>A broker that the cluster has nothing on may start: it is new, or its first start failed. So
 * may one that has got a further log directory.
 */
record DataInPlace(Brokers brokers, Broker broker, boolean serves) implements KafkaGate {
  private static final int SHOWN = 3;

  @Override
  public String name() {
    return "data in place";
  }

  @Override
  public String host() {
    return broker.name();
  }

  /** ZooKeeper serves by now; a disk that is not there does not come by waiting. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }

  /** Nothing of what runs explains it. */
  @Override
  public List<Suspect> suspects() {
    return List.of();
  }

  @Override
  public Verdict ask(Asking asking) {
    return Placed.judge(
        brokers,
        own(),
        asking,
        state -> {
          List<Replicas> counted = counted(state);
          if (counted.isEmpty()) {
            return new Verdict.Pass("the cluster counts on no partition of broker " + broker.id());
          }
          try {
            Optional<Exposure> refused = refused(counted, state, asking);
            return refused.isPresent()
                ? refused.get().verdict()
                : new Verdict.Pass(counted.size() + " partitions are in its log directories");
          } catch (UnknownException e) {
            return e.verdict();
          }
        });
  }

  /** What speaks against its start now; empty also where nobody can tell. */
  List<Exposure> refused(Asking asking) {
    List<Exposure> refused = new ArrayList<>();
    Verdict unused =
        Placed.judge(
            brokers,
            own(),
            asking,
            state -> {
              try {
                refused(counted(state), state, asking).ifPresent(refused::add);
              } catch (UnknownException e) {
                return e.verdict();
              }
              return new Verdict.Pass("");
            });
    return refused;
  }

  private BrokerSet own() {
    return new BrokerSet(List.of(broker.id()), false);
  }

  /** A partition without any replica in sync has never been led: nothing was written to it. */
  private List<Replicas> counted(Places state) {
    return state.partitions().stream()
        .filter(p -> !p.inSync().isEmpty())
        .filter(p -> !serves || onlyHere(p))
        .toList();
  }

  private boolean onlyHere(Replicas partition) {
    return partition.inSync().stream().allMatch(id -> id == broker.id());
  }

  private Optional<Exposure> refused(List<Replicas> counted, Places state, Asking asking)
      throws UnknownException {
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    LogContents there = LogContents.now(broker.host(), asking);
    List<Replicas> missing = counted.stream().filter(p -> !there.holds(p)).toList();
    return there.bare().isEmpty() || missing.isEmpty()
        ? Optional.empty()
        : Optional.of(refusal(there.bare(), missing, state));
  }

  private Exposure refusal(List<String> bare, List<Replicas> missing, Places state) {
    String some =
        missing.stream().limit(SHOWN).map(Replicas::toString).collect(Collectors.joining(", "));
    return Exposure.dataGone(
        broker.name(),
        "no meta.properties in "
            + String.join(", ", bare)
            + ", and of the partitions on broker "
            + broker.id()
            + " these are in no log directory: "
            + some
            + (missing.size() > SHOWN ? " ... (" + missing.size() + ")" : ""),
        why(missing),
        "If a disk is not mounted, or the data lie elsewhere, mount it or correct kafka.log_dirs,"
            + " and run this again. If they are gone: "
            + others(state)
            + "groundwork rebuild --host "
            + broker.name()
            + ", which names what would be lost and begins nothing without --lose.");
  }

  private String why(List<Replicas> missing) {
    TreeSet<String> topics = new TreeSet<>();
    missing.stream().filter(this::onlyHere).forEach(p -> topics.add(p.topic()));
    if (!topics.isEmpty()) {
      return "no other broker has all of "
          + topics.stream().limit(SHOWN).collect(Collectors.joining(", "))
          + (topics.size() > SHOWN ? " ... (" + topics.size() + " topics)" : "")
          + ": it would begin them empty, and what others still have of them would follow it";
    }
    return missing.stream().anyMatch(p -> p.inSync().contains(broker.id()))
        ? "it counts as in sync: it may be elected with nothing, and the others would drop what"
            + " they have"
        : "it would copy them anew, onto whatever is there instead of its disk";
  }

  /** They know what they have only while they run. */
  private String others(Places state) {
    String down =
        brokers.all().stream()
            .filter(b -> b.id() != broker.id() && !state.registered().contains(b.id()))
            .map(Broker::name)
            .collect(Collectors.joining(","));
    return down.isEmpty() ? "" : "first groundwork start --only kafka --limit " + down + ", then ";
  }
}
