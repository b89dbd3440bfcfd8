package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * Do all members but one serve, and are they a majority of the whole ensemble?
 *
 * @param without the host that is not counted
 * @param members how many there are, with it
 */
record QuorumWithout(String without, int members, List<Member> others) implements ZooKeeperGate {

  @Override
  public String name() {
    return "quorum without " + without;
  }

  /** Time for an election, not for a repair. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Verdict ask(Asking asking) {
    if (others.size() < members - 1) {
      return new Verdict.Never("the ids of its other members are not known");
    }
    int majority = members / 2 + 1;
    if (others.size() < majority) {
      return new Verdict.Never(
          members == 1
              ? without + " is the only member: all that ZooKeeper knows is on its disk"
              : "an ensemble of "
                  + members
                  + " needs "
                  + majority
                  + " to serve: what it acknowledged may be on the disk of "
                  + without
                  + " alone");
    }
    Verdict verdict = new OneLeader(new Ensemble(others)).ask(asking);
    return verdict instanceof Verdict.Pass pass
        ? new Verdict.Pass(pass.proof() + ": " + others.size() + " of " + members + " serve")
        : verdict;
  }
}
