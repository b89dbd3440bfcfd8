package io.groundwork.controller.ssh;

import io.groundwork.controller.node.AgentChannel;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.runtime.Runtime;
import io.groundwork.inventory.Host;

/** Makes a session of an agent that has just been started. */
@FunctionalInterface
public interface Sessions {

  /**
   * Takes over the channel, and closes it in the end.
   *
   * @param runtime what was started; its digest is what the agent's hello must say
   * @param bringProbe puts the probe's program on the node, over the same connection
   */
  Session over(Host host, AgentChannel channel, Runtime runtime, Runnable bringProbe);
}
