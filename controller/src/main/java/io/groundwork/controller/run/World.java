package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.node.Connector;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Events;
import io.groundwork.inventory.Inventory;
import java.util.Map;

/**
 * All that a run is handed.
 *
 * @param components by name
 */
public record World(
    Inventory inventory,
    Map<String, Component> components,
    Playbook playbook,
    Connector connector,
    Archives archives,
    Gatekeeper keeper,
    Events events) {

  /** The same with another inventory. */
  World in(Inventory other) {
    return new World(other, components, playbook, connector, archives, keeper, events);
  }
}
