package io.groundwork.agent.engine;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Resource;
import java.io.IOException;

/** Computes drift. It holds the read-only view and nothing more, so it cannot write. */
public final class Planner {
  private final NodeView view;

  public Planner(NodeView view) {
    this.view = view;
  }

  /** What differs; an outcome with an error where that cannot be told. */
  public Outcome observe(Resource resource) {
    long start = System.nanoTime();
    try {
      Drift drift = resource.observe(view);
      return new Outcome(drift, Clock.millisSince(start), null);
    } catch (IOException | RuntimeException | LinkageError e) {
      String error = resource.id() + " cannot be observed · " + Plainly.why(e);
      return new Outcome(Drift.NONE, Clock.millisSince(start), error);
    }
  }
}
