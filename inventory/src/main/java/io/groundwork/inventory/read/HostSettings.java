package io.groundwork.inventory.read;

import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.bind.Binder;
import io.groundwork.inventory.bind.Shapes;
import io.groundwork.inventory.bind.Slot;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The components of a host with their effective settings. A host has what its roles name and what
 * that needs; beside these every component that applies everywhere, unless that one requires
 * settings and none are given.
 */
final class HostSettings {
  private final Registry registry;
  private final Shapes shapes;
  private final Binder binder;
  private final ClusterBlocks cluster;
  private final ProblemList problems;

  /** Settings of hosts that have no block of their own for a component. */
  private final Map<String, Record> common = new HashMap<>();

  private final Set<String> unset = new HashSet<>();

  HostSettings(
      Registry registry,
      Shapes shapes,
      Binder binder,
      ClusterBlocks cluster,
      ProblemList problems) {
    this.registry = registry;
    this.shapes = shapes;
    this.binder = binder;
    this.cluster = cluster;
    this.problems = problems;
  }

  /** The settings by component, what is needed before what needs it. */
  Map<String, Record> of(String host, MapNode block, List<String> roles) {
    Map<String, ComponentSchema> wanted = new LinkedHashMap<>();
    for (ComponentSchema schema : registry.all()) {
      if (schema.everywhere() && applies(schema, block)) {
        registry.addWithNeeds(schema.name(), wanted);
      }
    }
    for (String role : roles) {
      registry.addWithNeeds(role, wanted);
    }
    Map<String, Record> settings = new LinkedHashMap<>();
    for (ComponentSchema schema : wanted.values()) {
      Record bound = bind(schema, block, wanted);
      if (bound != null) {
        settings.put(schema.name(), bound);
      }
    }
    checkUnused(host, block, wanted);
    return Collections.unmodifiableMap(settings);
  }

  private boolean applies(ComponentSchema schema, MapNode block) {
    return block.entry(schema.name()) != null
        || !cluster.component(schema.name()).entries().isEmpty()
        || !shapes.of(schema.settings()).requires();
  }

  private @Nullable Record bind(
      ComponentSchema schema, MapNode block, Map<String, ComponentSchema> wanted) {
    String name = schema.name();
    MapNode.Entry own = block.entry(name);
    MapNode shared = cluster.component(name);
    MapNode merged = own == null ? shared : shared.under(cluster.block(block, name));
    if (shared.entries().isEmpty() && lacksAll(schema, merged)) {
      tellUnset(schema, wanted);
      return null;
    }
    if (own != null) {
      Place owner = shared.entries().isEmpty() ? own.keyAt() : cluster.placeOf(name);
      return binder.bind(schema.settings(), merged, owner, name);
    }
    Record known = common.get(name);
    if (known == null) {
      known = binder.bind(schema.settings(), shared, cluster.placeOf(name), name);
      if (known != null) {
        common.put(name, known);
      }
    }
    return known;
  }

  /** Whether nothing that is required and common to hosts is there: nobody set the component. */
  private boolean lacksAll(ComponentSchema schema, MapNode block) {
    boolean lacks = false;
    for (Slot slot : shapes.of(schema.settings()).slots()) {
      if (slot.required() && !slot.hostOnly()) {
        if (block.entry(slot.key()) != null) {
          return false;
        }
        lacks = true;
      }
    }
    return lacks;
  }

  /** Told once, however many hosts want it. */
  private void tellUnset(ComponentSchema schema, Map<String, ComponentSchema> wanted) {
    if (!unset.add(schema.name())) {
      return;
    }
    StringBuilder missing = new StringBuilder();
    for (Slot slot : shapes.of(schema.settings()).slots()) {
      if (slot.required()) {
        missing.append(missing.isEmpty() ? "" : ", ").append(slot.key()).append(": …");
      }
    }
    String why = "a host has it among its roles";
    for (ComponentSchema other : wanted.values()) {
      if (other.needs().contains(schema.name())) {
        why = other.name() + " needs it";
      }
    }
    problems.error(
        cluster.placeOf(schema.name()),
        schema.name() + " is not set, and " + why,
        "components: {" + schema.name() + ": {" + missing + "}}");
  }

  /** Blocks of components that the host does not have still want to be right. */
  private void checkUnused(String host, MapNode block, Map<String, ComponentSchema> wanted) {
    for (Map.Entry<String, MapNode.Entry> e : block.entries().entrySet()) {
      ComponentSchema schema = registry.find(e.getKey());
      if (schema == null || wanted.containsKey(e.getKey())) {
        continue;
      }
      binder.check(schema.settings(), cluster.block(block, e.getKey()), e.getKey());
      problems.warning(
          e.getValue().keyAt(),
          host + " has settings for " + e.getKey() + " but does not have it",
          schema.role() ? "add " + e.getKey() + " to its roles" : null);
    }
  }
}
