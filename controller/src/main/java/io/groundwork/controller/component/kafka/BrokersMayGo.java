package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Kind;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    BrokerSet apart = new BrokerSet(List.copyOf(going), false);
    return Minimums.judge(
        brokers,
        asking,
        minimums ->
            Partitions.judge(
                brokers, apart, true, asking, state -> judge(state, minimums, asking)));
  }

  private Verdict judge(Partitions state, Minimums minimums, Asking asking) {
    if (state.count(Kind::leaves) == 0) {
      return new Verdict.Pass("no partition has an in-sync replica on it");
    }
    if (!state.isControlled()) {
      return new Verdict.NotYet("there is no active controller to move leaders");
    }
    int behind = state.count(kind -> !kind.wholeRest());
    if (behind > 0) {
      return new Verdict.NotYet(
          behind + " partitions not in full ISR: " + state.some(kind -> !kind.wholeRest()));
    }
    String silent = silent(state, asking);
    return silent.isEmpty() ? judge(state, minimums) : new Verdict.NotYet(silent);
  }

  /** Replicas elsewhere are all in sync here: what falls below its minimum, always would. */
  private Verdict judge(Partitions state, Minimums minimums) {
    Predicate<Kind> falls = kind -> kind.leaves() && kind.inSyncRest() < minimums.of(kind);
    Topics refused = state.topics(falls.and(kind -> !kind.named()));
    if (!refused.isEmpty()) {
      return new Verdict.Never(
          "topics fall below min.insync.replicas without it: "
              + some(refused)
              + ". "
              + (going.size() == 1
                  ? Exposed.action(brokers, refused)
                  : "Let fewer brokers go at once."));
    }
    Topics accepted = state.topics(falls);
    String offline =
        accepted.isEmpty() ? "" : "; offline meanwhile, as accepted: " + some(accepted);
    return new Verdict.Pass(
        state.count(Kind::leaves)
            + " partitions keep their min.insync.replicas without it"
            + offline);
  }

  /** A registered broker that would stay and takes no connection; empty where there is none. */
  private String silent(Partitions state, Asking asking) {
    for (Broker broker : brokers.all()) {
      if (going.contains(broker.id()) || !state.isRegistered(broker.id())) {
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

  private static String some(Topics topics) {
    String some = topics.some(SHOWN);
    return topics.isCut(SHOWN) ? some + " (" + topics.count() + ")" : some;
  }
}
