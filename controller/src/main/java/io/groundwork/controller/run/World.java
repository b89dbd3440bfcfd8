package io.groundwork.controller.run;

import io.groundwork.agent.ledger.RunNote;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.node.Connector;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Events;
import io.groundwork.controller.report.Run;
import io.groundwork.inventory.Inventory;
import java.util.List;
import java.util.Map;

/**
 * All that a run is handed.
 *
 * @param components by name
 * @param run what this run is called, and whose it is
 */
public record World(
    Inventory inventory,
    Map<String, Component> components,
    Playbook playbook,
    Connector connector,
    Archives archives,
    Gatekeeper keeper,
    Events events,
    Run run) {

  /** This run, as a node keeps it. */
  RunNote note() {
    return new RunNote(
        run.id(),
        run.who(),
        run.line(),
        inventory.cluster(),
        run.version(),
        run.began().toEpochMilli(),
        0,
        "",
        0,
        List.of());
  }

  /** Tells what the time of a host goes on. */
  Spending of(String host) {
    return new Spending(events, host);
  }

  /** Tells what the controller's own time goes on. */
  Spending own() {
    return new Spending(events, null);
  }

  /** The same with another inventory. */
  World in(Inventory other) {
    return new World(other, components, playbook, connector, archives, keeper, events, run);
  }
}
