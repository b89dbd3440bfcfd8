package io.groundwork.inventory.read;

import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import io.groundwork.inventory.bind.Binder;
import io.groundwork.inventory.bind.Shapes;
import io.groundwork.inventory.bind.Slot;
import io.groundwork.inventory.bind.UnknownKeys;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cluster's own ssh, sudo and components blocks, checked once, for hosts to inherit. */
final class ClusterBlocks {
  private static final MapNode NOTHING = MapNode.empty(Place.START);

  private final Registry registry;
  private final Shapes shapes;
  private final Binder binder;
  private final ProblemList problems;
  private final Map<String, MapNode> components = new HashMap<>();
  private final MapNode top;
  private final MapNode ssh;
  private final MapNode sudo;

  ClusterBlocks(
      MapNode top, Registry registry, Shapes shapes, Binder binder, ProblemList problems) {
    this.top = top;
    this.registry = registry;
    this.shapes = shapes;
    this.binder = binder;
    this.problems = problems;
    this.ssh = block(top, "ssh");
    this.sudo = block(top, "sudo");
    binder.check(Ssh.class, ssh, "ssh");
    binder.check(Sudo.class, sudo, "sudo");
    readComponents(block(top, "components"));
  }

  MapNode ssh() {
    return ssh;
  }

  MapNode sudo() {
    return sudo;
  }

  /** The component's block, empty where there is none. */
  MapNode component(String name) {
    return components.getOrDefault(name, NOTHING);
  }

  /** Where to point when a component lacks something: its block, else where it would stand. */
  Place placeOf(String component) {
    MapNode.Entry all = top.entry("components");
    if (all == null) {
      return top.at();
    }
    MapNode.Entry own = all.value() instanceof MapNode map ? map.entry(component) : null;
    return own == null ? all.keyAt() : own.keyAt();
  }

  /** A map below a key; empty where there is none or something else stands there. */
  MapNode block(MapNode in, String key) {
    MapNode.Entry entry = in.entry(key);
    @Nullable MapNode map = entry == null ? null : binder.asMap(entry.value(), key);
    return map == null ? NOTHING : map;
  }

  private void readComponents(MapNode blocks) {
    for (Map.Entry<String, MapNode.Entry> e : blocks.entries().entrySet()) {
      String name = e.getKey();
      ComponentSchema schema = registry.find(name);
      if (schema == null) {
        UnknownKeys.tell(name, e.getValue().keyAt(), "components", registry.names(), problems);
        continue;
      }
      MapNode block = block(blocks, name);
      binder.check(schema.settings(), block, name);
      components.put(name, withoutHostOnly(schema, block));
    }
  }

  /** Refuses what only a host can say; left in, it would make every host's id the same. */
  private MapNode withoutHostOnly(ComponentSchema schema, MapNode block) {
    MapNode rest = block;
    for (Slot slot : shapes.of(schema.settings()).slots()) {
      MapNode.Entry entry = slot.hostOnly() ? rest.entry(slot.key()) : null;
      if (entry != null) {
        problems.error(
            entry.keyAt(),
            schema.name() + ": " + slot.key() + " differs from host to host",
            "write " + schema.name() + ": {" + slot.key() + ": …} in the hosts' own blocks");
        rest = rest.without(slot.key());
      }
    }
    return rest;
  }
}
