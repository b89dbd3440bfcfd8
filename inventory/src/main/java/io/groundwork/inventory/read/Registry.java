package io.groundwork.inventory.read;

import io.groundwork.inventory.ComponentSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components that an inventory may speak of. */
final class Registry {
  /** Keys of a host that are no component. */
  static final List<String> HOST_KEYS = List.of("address", "roles", "ssh", "sudo", "accept");

  private final Map<String, ComponentSchema> schemas = new LinkedHashMap<>();

  Registry(List<ComponentSchema> components) {
    for (ComponentSchema schema : components) {
      if (HOST_KEYS.contains(schema.name()) || schemas.put(schema.name(), schema) != null) {
        throw new IllegalArgumentException("component name taken: " + schema.name());
      }
    }
    for (ComponentSchema schema : components) {
      for (String need : schema.needs()) {
        if (!schemas.containsKey(need)) {
          throw new IllegalArgumentException(schema.name() + " needs " + need + ", not known");
        }
      }
    }
  }

  @Nullable ComponentSchema find(String name) {
    return schemas.get(name);
  }

  /** The components that have anything to set. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (ComponentSchema schema : schemas.values()) {
      if (schema.settings().getRecordComponents().length > 0) {
        names.add(schema.name());
      }
    }
    return names;
  }

  Iterable<ComponentSchema> all() {
    return schemas.values();
  }

  List<String> roles() {
    List<String> roles = new ArrayList<>();
    for (ComponentSchema schema : schemas.values()) {
      if (schema.role()) {
        roles.add(schema.name());
      }
    }
    return roles;
  }

  /** Adds a component after all that it needs. */
  void addWithNeeds(String name, Map<String, ComponentSchema> into) {
    ComponentSchema schema = schemas.get(name);
    if (schema == null || into.containsKey(name)) {
      return;
    }
    for (String need : schema.needs()) {
      addWithNeeds(need, into);
    }
    into.put(name, schema);
  }
}
