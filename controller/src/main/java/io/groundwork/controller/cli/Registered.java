package io.groundwork.controller.cli;

import io.groundwork.controller.component.Component;
import io.groundwork.inventory.ComponentSchema;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The components that there are, by name. */
final class Registered {
  private final Map<String, Component> components = new TreeMap<>();

  Registered() {
    for (Component component : ServiceLoader.load(Component.class)) {
      components.put(component.schema().name(), component);
    }
  }

  Map<String, Component> components() {
    return components;
  }

  List<ComponentSchema> schemas() {
    return components.values().stream().map(Component::schema).toList();
  }
}
