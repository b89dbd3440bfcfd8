package io.groundwork.controller.component;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.gate.Gate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a component on its hosts.
 *
 * @param title one word or two, for people: Unpack, Configure, Start
 * @param ahead whether it may run before its turn, beside what stands before it in the list
 *     (unpacking: nothing runs from a version's directory before later phases say so); later phases
 *     of the same component on the host wait for it
 * @param inTurn whether what it writes is read at the next start of the service: a member that
 *     serves gets it in its turn, together with the restart of the rolling phase that follows
 * @param work resources by host name, in order
 * @param roll where the phase starts a clustered service: how members that already serve are
 *     restarted; null where hosts need not mind each other
 * @param gates asked after the phase, on the hosts of the phase or for the cluster as a whole
 */
public record Phase(
    String component,
    String title,
    boolean ahead,
    boolean inTurn,
    Map<String, List<Resource>> work,
    @Nullable Roll roll,
    List<Gate> gates) {

  /** A phase that need not wait for anybody's turn. */
  public Phase(
      String component,
      String title,
      boolean ahead,
      Map<String, List<Resource>> work,
      @Nullable Roll roll,
      List<Gate> gates) {
    this(component, title, ahead, false, work, roll, gates);
  }

  /** The same phase with other work. */
  public Phase with(Map<String, List<Resource>> other) {
    return new Phase(component, title, ahead, inTurn, other, roll, gates);
  }
}
