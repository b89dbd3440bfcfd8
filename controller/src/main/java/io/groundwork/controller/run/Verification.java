package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import java.util.ArrayList;
import java.util.List;

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
   * Asks all that look. Where there is patience, a cluster's gates come when its members' own are
   * open, as after a start: what they ask for may come long after a member that is not up yet.
   *
   * @return the gates that are closed; their suspects are diagnosed
   */
  List<Gate> look(Agenda agenda) {
    List<Gate> gates = gates(agenda, false);
    if (hurried) {
      return ask(gates);
    }
    List<Gate> closed = ask(gates.stream().filter(gate -> gate.host() != null).toList());
    return closed.isEmpty()
        ? ask(gates.stream().filter(gate -> gate.host() == null).toList())
        : closed;
  }

  /**
   * Asks all that write.
   *
   * @return the gates that are closed; their suspects are diagnosed
   */
  List<Gate> write(Agenda agenda) {
    return ask(gates(agenda, true));
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
