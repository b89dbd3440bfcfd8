package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * May these members go now, while the others carry on? Asked right before they are stopped.
 *
 * <p>Yes, when a leader is there and the others that serve are a majority of the ensemble without
 * them; or, for an ensemble of one or two that never has one, when the inventory names them as
 * members that may be down. A member that does not serve may go at any time: nobody relies on it.
 *
 * @param going host names
 */
record MembersMayGo(Ensemble ensemble, Set<String> going) implements ZooKeeperGate {

  @Override
  public String name() {
    return going.size() == 1 ? "member may go now" : "members may go now";
  }

  /** The host where it is about one member. */
  @Override
  public @Nullable String host() {
    return going.size() == 1 ? going.iterator().next() : null;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Verdict ask(Asking asking) {
    List<String> others = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    Set<String> serving = new TreeSet<>();
    int leaders = 0;
    for (Member member : ensemble.members()) {
      SrvrReply reply = SrvrReply.of(member, asking);
      leaders += reply.mode().equals("leader") || reply.mode().equals("standalone") ? 1 : 0;
      if (going.contains(member.name())) {
        if (reply.serves()) {
          serving.add(member.name());
        }
      } else {
        (reply.serves() ? others : silent).add(member.name());
      }
    }
    if (serving.isEmpty()) {
      return new Verdict.Pass("it does not serve");
    }
    if (leaders != 1) {
      return new Verdict.NotYet("there are " + leaders + " leaders");
    }
    return judge(others, silent, serving);
  }

  private Verdict judge(List<String> others, List<String> silent, Set<String> serving) {
    int all = ensemble.members().size();
    int majority = ensemble.majority();
    if (others.size() >= majority) {
      return new Verdict.Pass(
          String.join(", ", others) + " carry on: " + others.size() + " of " + all);
    }
    if (ensemble.accepts(serving)) {
      return new Verdict.Pass("no majority without it, as accepted by zookeeper.unprotected");
    }
    if (all - serving.size() < majority) {
      return new Verdict.Never(
          "without it " + (all - serving.size()) + " of " + all + " members are no majority");
    }
    return new Verdict.NotYet(
        "without it "
            + others.size()
            + " of "
            + all
            + " serve: "
            + String.join(", ", silent)
            + (silent.size() == 1 ? " does not" : " do not"));
  }
}
