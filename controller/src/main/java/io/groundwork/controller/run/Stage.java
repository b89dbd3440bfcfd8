package io.groundwork.controller.run;

import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.inventory.Inventory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a running course works with. */
record Stage(World world, Scope scope, Crew crew, Fleet fleet, Standing standing, StopSignal stop) {

  /** The same with another inventory. */
  Stage in(Inventory other) {
    return new Stage(world.in(other), scope, crew, fleet, standing, stop);
  }

  /**
   * A host was lost in the middle: tells it, once, and stops the run. What the others wait for may
   * never come without it.
   */
  void lost(SessionException e) {
    if (fleet.told(e.host())) {
      world
          .events()
          .add(new Event.Failed(e.host(), e.what(), e.why(), e.next(), ExitCodes.UNREACHABLE));
    }
    stop.stop(StopSignal.Why.FAILED);
  }

  /**
   * Tells why nothing is done, and ends the run with that exit code.
   *
   * @param host whom it concerns; null for the run as a whole
   * @throws HaltException always
   */
  HaltException refuse(@Nullable String host, String what, String why, String next) {
    world.events().add(new Event.Failed(host, what, why, next, ExitCodes.CLOSED));
    throw new HaltException(what);
  }

  Survey survey() {
    return new Survey(world, crew, stop);
  }

  /** For gates that belong to no work of this run. */
  Doorkeeper doorkeeper() {
    return doorkeeper(new Agenda(List.of()));
  }

  /**
   * @param agenda tells the doorkeeper which files a unit reads, for its diagnosis
   */
  Doorkeeper doorkeeper(Agenda agenda) {
    return new Doorkeeper(this, agenda);
  }

  Observer observer() {
    return new Observer(world, crew, fleet);
  }
}
