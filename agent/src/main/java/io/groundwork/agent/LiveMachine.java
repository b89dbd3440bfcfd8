package io.groundwork.agent;

import io.groundwork.agent.diagnosis.Diagnosis;
import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Examiner;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.FactsCollector;
import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.node.LiveNode;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.UnitNames;
import io.groundwork.agent.serve.Machine;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The machine that the agent runs on. */
final class LiveMachine implements Machine {
  @Override
  public NodeView view(List<Resource> resources) {
    return new LiveView().expecting(UnitNames.of(resources));
  }

  @Override
  public Node node(Fetcher fetcher, Function<Question, Answer> asker) {
    return new LiveNode(fetcher, asker);
  }

  @Override
  public Facts learn(List<String> evidence) throws IOException {
    return new FactsCollector().collect(evidence);
  }

  @Override
  public Condition examine(Inquiry inquiry) throws IOException {
    return new Examiner().examine(inquiry);
  }

  @Override
  public Symptoms diagnose(Subject subject) {
    return new Diagnosis().of(subject);
  }
}
