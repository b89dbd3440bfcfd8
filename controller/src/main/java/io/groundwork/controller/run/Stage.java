package io.groundwork.controller.run;

/** What a running course works with. */
record Stage(World world, Scope scope, Crew crew, Fleet fleet, Standing standing, StopSignal stop) {

  Survey survey() {
    return new Survey(world, crew, stop);
  }

  Doorkeeper doorkeeper() {
    return new Doorkeeper(this);
  }

  Observer observer() {
    return new Observer(world, crew, fleet);
  }
}
