package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.zookeeper.Departure;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps in which a host leaves its clusters; each settles nothing where it is done already. */
final class Exit {
  private final Stage stage;
  private final Site site;
  private final Remaining others;
  private final Host host;

  /**
   * @param site of all hosts
   * @param others those that stay
   * @param host that leaves
   */
  Exit(Stage stage, Site site, Remaining others, Host host) {
    this.stage = stage;
    this.site = site;
    this.others = others;
    this.host = host;
  }

  /** All members must serve, the one that leaves, too, as long as the others know of it. */
  void serve(Departure departure, boolean runs) {
    if (!runs) {
      settle(departure.start());
    }
    stage.doorkeeper().pass(departure.whole().stream().<Gate>map(Hurried::new).toList());
  }

  /** Stops a unit of the host, and keeps it from starting at boot. */
  void stop(String component, String unit) {
    settle(List.of(Remove.stopping(component, host.name(), unit)));
  }

  /** A topic that was made during the moves may be on it: while its broker serves, it moves. */
  void mustBeDrained() {
    others.mustHaveAll(
        "it was drained; its broker still serves", "Run this again: it moves them, too.");
  }

  /** A topic that was made between the last look and the stop may be on it. */
  void mustBeEmpty() {
    others.mustHaveAll(
        "it was taken out; its broker has stopped",
        "Run install, which starts it, then this again.");
  }

  /** The other members get the list without it, then it stops. */
  void leave(Departure departure) {
    if (departure.isNamed()) {
      if (departure.leads().ask(stage.fleet()) instanceof Verdict.Pass) {
        // A drain takes hours: whether the others can do without their leader is asked now.
        stage.doorkeeper().pass(departure.whole());
        stop(Leaving.ZOOKEEPER, Departure.UNIT);
        stage.doorkeeper().pass(List.of(departure.othersLead()));
        settle(departure.start());
        stage.doorkeeper().pass(departure.whole());
      }
      others.forget();
    }
    stop(Leaving.ZOOKEEPER, Departure.UNIT);
  }

  /** The cluster must know nothing of it any more: asked right before its data are deleted. */
  void mustHaveLeft(Leaving leaving, @Nullable Departure departure) {
    List<Gate> gates = new ArrayList<>();
    if (leaving.host().has(Leaving.KAFKA)) {
      mustBeEmpty();
      Component kafka = stage.world().components().get(Leaving.KAFKA);
      gates.addAll(Objects.requireNonNull(kafka).gone(site, Set.of(host.name())));
    }
    if (departure != null) {
      gates.add(departure.othersLead());
      gates.add(departure.forgotten());
    }
    stage.doorkeeper().pass(gates);
  }

  private void settle(List<Phase> phases) {
    Remaining.settle(stage, site, phases);
  }
}
