package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gate that says what it was told to. */
record FakeGate(
    String component,
    String name,
    @Nullable String host,
    boolean writes,
    FakeNode.Journal journal,
    Supplier<Verdict> says)
    implements Gate {

  @Override
  public Duration patience() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Suspect suspect() {
    return new Suspect(host == null ? "a" : host, component + ".service", 1, "/data");
  }

  @Override
  public Verdict ask(Asking asking) {
    journal.add("gate " + name + (host == null ? "" : " of " + host));
    return says.get();
  }
}
