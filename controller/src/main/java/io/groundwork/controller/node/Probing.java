package io.groundwork.controller.node;

import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.wire.Request;
import java.util.List;

/** Has the probe's program on the node before a question or a resource needs it. */
final class Probing {
  private final AgentLine line;
  private final Runnable deliver;
  private boolean there;

  /**
   * @param there whether the node has the program already
   */
  Probing(AgentLine line, boolean there, Runnable deliver) {
    this.line = line;
    this.there = there;
    this.deliver = deliver;
  }

  void requireReady(Question question) {
    if (question.needsProbe()) {
      requireThere();
    }
  }

  void requireReady(List<Resource> resources) {
    if (resources.stream().anyMatch(Resource::needsProbe)) {
      requireThere();
    }
  }

  private synchronized void requireThere() {
    if (!there) {
      deliver.run();
      there = true;
    }
  }

  /** Brings and starts it; what goes wrong here, the first question meets again and tells. */
  void warm() {
    try {
      requireThere();
      line.tell(new Request.Warm());
    } catch (SessionException e) {
      System.getLogger(Probing.class.getName())
          .log(System.Logger.Level.DEBUG, "the probe is not ready ahead of the questions", e);
    }
  }
}
