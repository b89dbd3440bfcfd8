package io.groundwork.controller.run;

import io.groundwork.controller.plan.Agenda;
import io.groundwork.inventory.Inventory;

/** What a running course works with. */
record Stage(World world, Scope scope, Crew crew, Fleet fleet, Standing standing, StopSignal stop) {

  /** The same with another inventory. */
  Stage in(Inventory other) {
    return new Stage(world.in(other), scope, crew, fleet, standing, stop);
  }

  Survey survey() {
    return new Survey(world, crew, stop);
  }

  Doorkeeper doorkeeper(Agenda agenda) {
    return new Doorkeeper(this, agenda);
  }

  Observer observer() {
    return new Observer(world, crew, fleet);
  }
}
