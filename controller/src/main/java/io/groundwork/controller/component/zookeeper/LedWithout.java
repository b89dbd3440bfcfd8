package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * May a member start that had no data when its host was learnt? Asked right before.
 *
 * <p>Yes where its data are there by now (the disk was mounted meanwhile), where no member has
 * anything to remember (a first install), and where another one leads: then a majority without it
 * serves, what was acknowledged is with them, and it copies it from their leader. Else it might
 * make up a majority with members that are behind, and what the others acknowledged would be
 * forgotten.
 */
record LedWithout(DataGone gone, Member member) implements ZooKeeperGate {

  @Override
  public String name() {
    return "data in place";
  }

  @Override
  public String host() {
    return member.name();
  }

  /** Time for the others to start and elect a leader. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Verdict ask(Asking asking) {
    MemberData now = MemberData.now(member.host(), asking);
    if (now == null) {
      return new Verdict.NotYet("it does not say what lies in its data directories");
    }
    if (!now.isBare()) {
      return new Verdict.Pass("its data are there");
    }
    Exposure refused = gone.of(member, now);
    if (refused != null) {
      return refused.verdict();
    }
    List<Member> others =
        gone.ensemble().members().stream().filter(m -> m.id() != member.id()).toList();
    if (others.stream().noneMatch(other -> remembers(other, asking))) {
      return new Verdict.Pass("no other member has anything to remember");
    }
    for (Member other : others) {
      if (SrvrReply.of(other, asking).mode().equals("leader")) {
        return new Verdict.Pass("it has no data, and " + other.name() + " leads without it");
      }
    }
    return new Verdict.NotYet(
        "it has no data, others have, and none of them leads: a majority with it may not know what"
            + " was acknowledged. Bring the others up first, or its data back");
  }

  /** As it was learnt; of a disk that was not mounted then, as it is now. */
  private boolean remembers(Member other, Asking asking) {
    Facts facts = gone.site().facts(other.host());
    MemberData data =
        MemberData.awaits(other.host(), facts)
            ? MemberData.now(other.host(), asking)
            : MemberData.of(other.host(), facts);
    return data == null || data.remembers();
  }
}
