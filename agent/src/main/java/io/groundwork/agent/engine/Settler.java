package io.groundwork.agent.engine;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.resource.Difference;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Resource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Observe, decide, settle, observe. Settling runs only on drift; what still drifts afterwards is
 * stuck. So a second run changes nothing, by construction.
 */
public final class Settler {
  private static final int SHOWN = 80;
  private final Node node;
  private final Planner planner;

  public Settler(Node node) {
    this.node = node;
    this.planner = new Planner(node);
  }

  /** Makes the node right for one resource. */
  public Outcome settle(Resource resource) {
    long start = System.nanoTime();
    Outcome before = planner.observe(resource);
    if (before.error() != null || before.drift().isEmpty()) {
      return before;
    }
    String error = change(resource, before.drift());
    return new Outcome(before.drift(), Clock.millisSince(start), error);
  }

  private @Nullable String change(Resource resource, Drift drift) {
    try {
      resource.settle(node, drift);
    } catch (IOException | RuntimeException | LinkageError e) {
      return resource.id() + " could not be settled · " + Plainly.why(e) + " · " + Plainly.next(e);
    }
    Outcome after = planner.observe(resource);
    if (after.error() != null) {
      return after.error();
    }
    return after.drift().isEmpty() ? null : stuck(resource, after.drift());
  }

  private static String stuck(Resource resource, Drift drift) {
    StringBuilder text = new StringBuilder(resource.id());
    text.append(" still differs after it was settled · ");
    String comma = "";
    for (Difference each : drift.differences()) {
      text.append(comma).append(each.what());
      if (!each.seen().isEmpty() || !each.wanted().isEmpty()) {
        text.append(" is '").append(brief(each.seen()));
        text.append("' and should be '").append(brief(each.wanted())).append('\'');
      }
      comma = ", ";
    }
    return text.append(" · find out what changes it back, then run this again").toString();
  }

  private static String brief(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
