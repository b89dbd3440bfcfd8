package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the gates of what runs now: those that look, then those that write. */
final class Verification {
  private final Doorkeeper doorkeeper;
  private final boolean hurried;

  private Verification(Doorkeeper doorkeeper, boolean hurried) {
    this.doorkeeper = doorkeeper;
    this.hurried = hurried;
  }

  /** With all the patience that the gates have. */
  Verification(Doorkeeper doorkeeper) {
    this(doorkeeper, false);
  }

  /** Of what should be up and is not given the time for a start. */
  static Verification hurried(Doorkeeper doorkeeper) {
    return new Verification(doorkeeper, true);
  }

  /**
   * Asks all that look, at once.
   *
   * @return the gates that are closed; their suspects are diagnosed
   */
  List<Gate> look(Agenda agenda) {
    return ask(gates(agenda, false));
  }

  /**
   * Asks all that write.
   *
   * @return the gates that are closed; their suspects are diagnosed
   */
  List<Gate> write(Agenda agenda) {
    return ask(gates(agenda, true));
  }

  /**
   * Asks all that look; hosts that a closed one concerns are not whole.
   *
   * @throws HaltException where one is closed; its suspects are diagnosed
   */
  void mustBeOpen(Agenda agenda, Site site, Standing standing) {
    List<Gate> closed = look(agenda);
    if (!closed.isEmpty()) {
      closed.forEach(gate -> standing.notWhole(concerned(gate, site)));
      throw new HaltException("a gate is closed");
    }
  }

  /** The hosts that are not as they should be while the gate is closed. */
  static Set<String> concerned(Gate gate, Site site) {
    if (gate.host() != null) {
      return Set.of(gate.host());
    }
    return site.with(gate.component()).stream().map(Host::name).collect(Collectors.toSet());
  }

  private List<Gate> ask(List<Gate> gates) {
    return gates.isEmpty() ? List.of() : doorkeeper.closed(gates);
  }

  private List<Gate> gates(Agenda agenda, boolean writes) {
    List<Gate> gates = new ArrayList<>();
    for (Phase phase : agenda.phases()) {
      phase.gates().stream()
          .filter(gate -> gate.writes() == writes)
          .map(gate -> hurried ? new Hurried(gate) : gate)
          .forEach(gates::add);
    }
    return gates;
  }
}
