package io.groundwork.controller.component;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * What must be open right before a member that does not serve is started: that it has the data
   * that the others count on, or that they can do without.
   *
   * @param host host name of the member to start
   */
  default List<Gate> mayStart(String host) {
    return List.of();
  }

  /**
   * Members whose data are not where they should be, though others count on them; none of it can be
   * accepted. Empty also where nobody can tell before other members run: the gates of {@link
   * #mayStart} and {@link #mayGo} ask again.
   *
   * @param starting host names of the members to start
   * @param restarting host names of those to restart
   */
  default List<Exposure> dataless(List<String> starting, List<String> restarting, Asking asking) {
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
   * @param host that it is about; null for the whole cluster
   * @param accepted whether the inventory says by name that it may be so
   */
  record Exposure(
      @Nullable String host,
      String check,
      String seen,
      String why,
      String action,
      boolean accepted) {

    /** Of the whole cluster. */
    public Exposure(String check, String seen, String why, String action, boolean accepted) {
      this(null, check, seen, why, action, accepted);
    }

    /** Of a member that may not start because its data are gone. */
    public static Exposure dataGone(String host, String seen, String why, String action) {
      return new Exposure(host, "data-gone", seen, why, action, false);
    }

    /** The same, for a gate. */
    public Verdict.Never verdict() {
      return new Verdict.Never(seen + ": " + why + ". " + action);
    }
  }
}
