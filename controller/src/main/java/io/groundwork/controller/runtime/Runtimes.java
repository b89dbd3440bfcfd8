package io.groundwork.controller.runtime;

import io.groundwork.inventory.Host;

/** Gives each host the runtime that its settings ask for. */
@FunctionalInterface
public interface Runtimes {

  /**
   * The host's runtime, built first where it is not in the cache.
   *
   * @throws RuntimeBuildException where it cannot be built; says why and what to do
   */
  Runtime of(Host host);
}
