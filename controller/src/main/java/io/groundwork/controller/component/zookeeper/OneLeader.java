package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Is there exactly one leader, and does every other member follow? Or one standalone server? */
record OneLeader(Ensemble ensemble) implements ZooKeeperGate {

  @Override
  public String name() {
    return ensemble.standalone() ? "one standalone server" : "one leader";
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public List<Suspect> suspects() {
    return ensemble.members().stream().map(Member::suspect).toList();
  }

  @Override
  public Verdict ask(Asking asking) {
    List<String> leaders = new ArrayList<>();
    List<String> followers = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Member member : ensemble.members()) {
      SrvrReply reply = SrvrReply.of(member, asking);
      switch (reply.mode()) {
        case "leader" -> leaders.add(member.name());
        case "follower" -> followers.add(member.name());
        case "" -> others.add(member.name() + " does not serve: " + reply.why());
        default -> others.add(member.name() + " is " + reply.mode());
      }
    }
    return ensemble.standalone()
        ? alone(others, leaders, followers)
        : judge(leaders, followers, others);
  }

  private Verdict alone(List<String> others, List<String> leaders, List<String> followers) {
    String name = ensemble.members().get(0).name();
    return others.equals(List.of(name + " is standalone"))
        ? new Verdict.Pass(others.get(0))
        : judge(leaders, followers, others);
  }

  private static Verdict judge(List<String> leaders, List<String> followers, List<String> others) {
    if (!others.isEmpty()) {
      return new Verdict.NotYet(String.join("; ", others));
    }
    return leaders.size() == 1
        ? new Verdict.Pass(leaders.get(0) + " leads, " + String.join(", ", followers) + " follow")
        : new Verdict.NotYet("leaders: " + leaders + ", followers: " + followers);
  }
}
