package io.groundwork.agent.serve;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The machine that the agent serves. Nothing of it is loaded before it is first asked for. */
public interface Machine {

  /** The node to look at, for one pass over these resources: what it learnt is not asked twice. */
  NodeView view(List<Resource> resources);

  /**
   * The node.
   *
   * @param fetcher gets tarballs
   * @param asker changes live systems
   */
  Node node(Fetcher fetcher, Function<Question, Answer> asker);

  /** Learns the node; looks at the paths, too. */
  Facts learn(List<String> evidence) throws IOException;

  /** Learns its condition, for a check. */
  Condition examine(Inquiry inquiry) throws IOException;

  /** What it shows of what does not do well. */
  Symptoms diagnose(Subject subject);
}
