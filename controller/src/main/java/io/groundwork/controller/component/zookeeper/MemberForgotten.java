package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Answer;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;

/**
 * Does the list that the ensemble itself runs with leave a member out? Servers before 3.5 keep no
 * such list; of them the files tell, which were held against the inventory before.
 */
record MemberForgotten(Ensemble rest, Member leaver) implements ZooKeeperGate {
  @Override
  public String name() {
    return "member forgotten";
  }

  /** Time for an election, not for a repair. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Verdict ask(Asking asking) {
    Answer answer = OwnList.ask(rest, asking);
    if (!(answer instanceof Answer.Tree)) {
      return Verdicts.closed(answer);
    }
    String list = OwnList.in(answer);
    if (list.isEmpty()) {
      return new Verdict.Pass("this version keeps no list; the others' files leave it out");
    }
    Map<String, Integer> ids = ServerLines.ids(list);
    String members = "the ensemble runs with members " + new TreeSet<>(ids.values());
    return ids.containsValue(leaver.id()) || ids.containsKey(leaver.host().address())
        ? new Verdict.NotYet(members + ", this one among them")
        : new Verdict.Pass(members);
  }
}
