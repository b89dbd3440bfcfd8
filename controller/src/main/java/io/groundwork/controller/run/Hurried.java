package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate that is asked about what runs already: it gets time enough for an election or a lost
 * packet, not for a start.
 */
record Hurried(Gate gate) implements Gate {
  private static final Duration MOST = Duration.ofSeconds(15);

  @Override
  public String name() {
    return gate.name();
  }

  @Override
  public String component() {
    return gate.component();
  }

  @Override
  public @Nullable String host() {
    return gate.host();
  }

  @Override
  public boolean writes() {
    return gate.writes();
  }

  @Override
  public Duration patience() {
    return gate.patience().compareTo(MOST) < 0 ? gate.patience() : MOST;
  }

  @Override
  public @Nullable Suspect suspect() {
    return gate.suspect();
  }

  @Override
  public List<Suspect> suspects() {
    return gate.suspects();
  }

  @Override
  public List<String> probes() {
    return gate.probes();
  }

  @Override
  public Verdict ask(Asking asking) {
    return gate.ask(asking);
  }
}
