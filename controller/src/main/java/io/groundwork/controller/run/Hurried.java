package io.groundwork.controller.run;

import io.groundwork.controller.gate.Gate;
import java.time.Duration;

/**
 * A gate that is asked about what runs already: it gets time enough for an election or a lost
 * packet, not for a start.
 */
record Hurried(Gate gate) implements GateWithin {
  private static final Duration MOST = Duration.ofSeconds(15);

  @Override
  public Duration patience() {
    return gate.patience().compareTo(MOST) < 0 ? gate.patience() : MOST;
  }
}
