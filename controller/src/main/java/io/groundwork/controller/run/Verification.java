package io.groundwork.controller.run;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks the gates of what runs now: those that look, all at once; then those that write. */
final class Verification {
  private final Crew crew;
  private final Doorkeeper doorkeeper;

  Verification(Crew crew, Doorkeeper doorkeeper) {
    this.crew = crew;
    this.doorkeeper = doorkeeper;
  }

  /**
   * Asks all that look; the first suspect is diagnosed.
   *
   * @return the gates that are closed
   */
  List<Gate> look(Agenda agenda) {
    List<Gate> gates = gates(agenda, false);
    List<CompletableFuture<Boolean>> open = new ArrayList<>();
    gates.forEach(gate -> open.add(crew.start(() -> doorkeeper.open(gate))));
    List<Boolean> verdicts = Crew.all(open);
    List<Gate> closed = new ArrayList<>();
    for (int i = 0; i < gates.size(); i++) {
      if (!verdicts.get(i)) {
        closed.add(gates.get(i));
      }
    }
    closed.stream().map(Gate::suspect).distinct().forEach(doorkeeper::diagnose);
    return closed;
  }

  /** Asks all that write, in their order, up to the first that is closed. */
  List<Gate> write(Agenda agenda) {
    for (Gate gate : gates(agenda, true)) {
      if (!doorkeeper.open(gate)) {
        doorkeeper.diagnose(gate.suspect());
        return List.of(gate);
      }
    }
    return List.of();
  }

  private static List<Gate> gates(Agenda agenda, boolean writes) {
    List<Gate> gates = new ArrayList<>();
    for (Phase phase : agenda.phases()) {
      phase.gates().stream().filter(gate -> gate.writes() == writes).forEach(gates::add);
    }
    return gates;
  }
}
