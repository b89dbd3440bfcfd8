package io.groundwork.controller.playbook;

import io.groundwork.inventory.Host;

/**
 * One line of the table of contents.
 *
 * @param title for people
 * @param component by name
 * @param hosts {@code all}, or the role or component that a host must have
 */
public record Play(String title, String component, String hosts) {

  /** Every host that has the component. */
  public static final String ALL = "all";

  /** Whether the host is meant. */
  public boolean covers(Host host) {
    return hosts.equals(ALL) || host.has(hosts) || host.roles().contains(hosts);
  }
}
