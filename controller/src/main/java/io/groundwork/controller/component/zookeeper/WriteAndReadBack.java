package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.List;

/** Is what one member writes what every other reads? */
record WriteAndReadBack(Ensemble ensemble) implements Gate {
  private static final int MILLIS = 20_000;

  @Override
  public String name() {
    return "write and read back";
  }

  @Override
  public String component() {
    return ZooKeeper.NAME;
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  public List<String> probes() {
    return List.of(ensemble.asker());
  }

  @Override
  public List<Suspect> suspects() {
    return ensemble.members().stream().map(Member::suspect).toList();
  }

  @Override
  public Verdict ask(Asking asking) {
    List<String> members = ensemble.members().stream().map(Member::endpoint).toList();
    return Verdicts.ofText(asking.ask(ensemble.asker(), new Question.ZkRoundTrip(members, MILLIS)));
  }
}
