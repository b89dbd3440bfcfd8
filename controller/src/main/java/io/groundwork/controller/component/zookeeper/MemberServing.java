package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;

/** Does this member serve, in a role that fits its ensemble? */
record MemberServing(Ensemble ensemble, Member member) implements ZooKeeperGate {

  @Override
  public String name() {
    return "member serving";
  }

  @Override
  public String host() {
    return member.name();
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Suspect suspect() {
    return member.suspect();
  }

  @Override
  public LongStart longStart() {
    return new MemberStart(member);
  }

  @Override
  public Verdict ask(Asking asking) {
    SrvrReply reply = SrvrReply.of(member, asking);
    if (!reply.serves()) {
      return new Verdict.NotYet(reply.why());
    }
    boolean alone = reply.mode().equals("standalone");
    if (alone != ensemble.standalone()) {
      return new Verdict.NotYet(
          "it serves as "
              + reply.mode()
              + ", the inventory has "
              + ensemble.members().size()
              + " members");
    }
    String of = alone ? "" : " of " + ensemble.members().size();
    return new Verdict.Pass(reply.mode() + of + ", zxid " + reply.zxid());
  }
}
