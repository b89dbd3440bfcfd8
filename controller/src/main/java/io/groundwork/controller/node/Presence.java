package io.groundwork.controller.node;

import io.groundwork.inventory.Host;
import java.util.Optional;

/** Whether anything answers where a machine's sshd is looked for. */
@FunctionalInterface
public interface Presence {

  /**
   * Looks, through the host's bastion where it has one, and without logging in to the host.
   *
   * @return what answers there, in words; empty where nothing does
   * @throws SessionException where that cannot be told
   */
  Optional<String> of(Host host);
}
