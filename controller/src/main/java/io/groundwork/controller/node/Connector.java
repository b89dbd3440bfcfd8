package io.groundwork.controller.node;

import io.groundwork.inventory.Host;

/** Opens sessions. */
@FunctionalInterface
public interface Connector {

  /**
   * Connects, brings the agent if the node does not have it, starts it.
   *
   * @throws SessionException where any of that fails; the exception says what to do next
   */
  Session open(Host host);
}
