package io.groundwork.controller.run;

import io.groundwork.controller.component.Component;
import io.groundwork.inventory.Host;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes from a host that leaves its clusters: their components, and what came along for their
 * sake alone (the JDK, where no other role needs it). What its other roles need stays, and so does
 * what applies to every machine.
 *
 * @param components names of those that go
 * @param host the host without them
 */
record Shed(Set<String> components, Host host) {

  static Shed of(Map<String, Component> components, Host host) {
    List<String> roles =
        host.roles().stream().filter(role -> !Leaving.MEMBERS.contains(role)).toList();
    Set<String> needed = needed(components, roles);
    Set<String> goes = new TreeSet<>();
    for (String name : host.settings().keySet()) {
      Component component = components.get(name);
      if (component != null && !component.schema().everywhere() && !needed.contains(name)) {
        goes.add(name);
      }
    }
    Map<String, Record> settings = new LinkedHashMap<>(host.settings());
    settings.keySet().removeAll(goes);
    return new Shed(
        goes,
        new Host(
            host.name(), host.address(), roles, host.ssh(), host.sudo(), host.accept(), settings));
  }

  /** Whether the host has other roles, and stays in the inventory for their sake. */
  boolean stays() {
    return !host.roles().isEmpty();
  }

  private static Set<String> needed(Map<String, Component> components, List<String> roles) {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(roles);
    while (!open.isEmpty()) {
      String name = open.pop();
      Component component = components.get(name);
      if (needed.add(name) && component != null) {
        open.addAll(component.schema().needs());
      }
    }
    return needed;
  }
}
