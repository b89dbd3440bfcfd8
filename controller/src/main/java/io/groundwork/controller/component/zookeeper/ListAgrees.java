package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.ServerList;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.List;

/**
 * Does the ensemble count majorities by the members of the inventory? Of an ensemble that can be
 * reconfigured the files do not tell: its list may have been changed by hand. Waiting does not
 * help: what is read comes after a sync.
 */
record ListAgrees(Ensemble ensemble) implements ZooKeeperGate {

  @Override
  public String name() {
    return "list of members";
  }

  /** Time for an election, not for a repair. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  public List<String> probes() {
    return List.of(ensemble.asker());
  }

  @Override
  public Verdict ask(Asking asking) {
    Answer answer = OwnList.ask(ensemble, asking);
    if (!(answer instanceof Answer.Tree)) {
      return Verdicts.closed(answer);
    }
    String lines = String.join("\n", ensemble.members().stream().map(Member::line).toList());
    String wanted = ServerList.of(lines).words();
    String now = ServerList.of(OwnList.in(answer)).words();
    return now.equals(wanted)
        ? new Verdict.Pass("the ensemble runs with " + now)
        : new Verdict.Never(
            "the ensemble runs with "
                + now
                + ", the inventory has "
                + wanted
                + "; install without --limit mends it");
  }
}
