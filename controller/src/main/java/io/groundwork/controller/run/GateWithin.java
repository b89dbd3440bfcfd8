package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gate that is another one but for what it says otherwise. */
interface GateWithin extends Gate {

  /** The other one. */
  Gate gate();

  @Override
  default String name() {
    return gate().name();
  }

  @Override
  default String component() {
    return gate().component();
  }

  @Override
  default @Nullable String host() {
    return gate().host();
  }

  @Override
  default boolean writes() {
    return gate().writes();
  }

  @Override
  default Duration patience() {
    return gate().patience();
  }

  @Override
  default boolean nears() {
    return gate().nears();
  }

  @Override
  default @Nullable LongStart longStart() {
    return gate().longStart();
  }

  @Override
  default @Nullable Suspect suspect() {
    return gate().suspect();
  }

  @Override
  default List<Suspect> suspects() {
    return gate().suspects();
  }

  @Override
  default List<String> probes() {
    return gate().probes();
  }

  @Override
  default Verdict ask(Asking asking) {
    return gate().ask(asking);
  }
}
