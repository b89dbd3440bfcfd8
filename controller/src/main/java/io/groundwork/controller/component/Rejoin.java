package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a cluster's other members say about one that comes back on a machine that was set up anew,
 * or does not come back at all. All of it is asked of the others.
 */
public interface Rejoin {

  /** The component whose member it is. */
  String component();

  /** Whether the others can carry on without it, and are well themselves; gates that look. */
  List<Gate> spare();

  /** Whether the others have taken note that it is gone; asked right before it is installed. */
  List<Gate> gone();

  /**
   * Whether it may be given up for good: it is away, nothing is lost with it, and the others carry
   * on; gates that look.
   */
  List<Gate> parting();

  /** Bytes that it still has to copy from the others; empty where nobody can tell. */
  default OptionalLong left(Asking asking) {
    return OptionalLong.empty();
  }

  /**
   * The host with the id that its settings and its disk lack, where the others know it.
   *
   * @param facts the machine's
   */
  Host remembered(Host host, Facts facts, Asking asking);

  /**
   * What its disk alone had, and has no more; empty where its data survived.
   *
   * @param facts the machine's
   */
  List<Loss> lost(Facts facts, Asking asking);

  /**
   * Data that nobody has any more, in the words of a finding.
   *
   * @param names by which it can be given up, once and for this rebuild: topics; none where nobody
   *     can say yet what it is
   */
  record Loss(String check, String seen, String why, String action, Set<String> names) {}
}
