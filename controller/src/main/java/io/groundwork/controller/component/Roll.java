package io.groundwork.controller.component;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import java.util.List;

/**
 * How members of a cluster that already serve are restarted: one at a time, with the phase's
 * looking gates before and after each. On a fresh cluster all start at once.
 */
public interface Roll {

  /**
   * The order of restarts: followers first, leader or active controller last.
   *
   * @param hosts host names of the members to restart
   */
  List<String> order(List<String> hosts, Asking asking);

  /**
   * What must be open right before a member that serves is stopped: that the others can carry on
   * without it. Where there is none, the phase's looking gates for the whole cluster stand for it.
   *
   * @param host host name of the member to restart
   */
  default List<Gate> mayGo(String host) {
    return List.of();
  }

  /**
   * Whether the phase makes sense only where all of its hosts may be changed; else a run leaves it
   * out.
   */
  default boolean wantsAll() {
    return false;
  }

  /**
   * What stands still while a member restarts, in whatever order they go; empty where the rest can
   * carry on.
   *
   * @param hosts host names of the members to restart
   */
  default List<Exposure> exposed(List<String> hosts, Asking asking) {
    return List.of();
  }

  /**
   * Something that no order of restarts can protect, in the words of a finding.
   *
   * @param accepted whether the inventory says by name that it may be so
   */
  record Exposure(String check, String seen, String why, String action, boolean accepted) {}
}
