package io.groundwork.controller.run;

import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import java.util.List;

/**
 * How members are started in a rebuild: without being asked for data that are gone. What a rebuild
 * asks before goes further, and what would be lost was given up by name.
 */
record Spared(Roll roll) implements Roll {

  @Override
  public List<String> order(List<String> hosts, Asking asking) {
    return roll.order(hosts, asking);
  }

  @Override
  public List<Gate> mayGo(String host) {
    return roll.mayGo(host);
  }

  @Override
  public boolean wantsAll() {
    return roll.wantsAll();
  }

  @Override
  public List<Exposure> exposed(List<String> hosts, Asking asking) {
    return roll.exposed(hosts, asking);
  }
}
