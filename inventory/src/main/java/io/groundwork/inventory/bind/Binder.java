package io.groundwork.inventory.bind;

import io.groundwork.inventory.tree.ListNode;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.ScalarNode.Kind;
import io.groundwork.inventory.tree.UnreadNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes settings records from nodes. Whatever is wrong is told at its place; a setting that cannot
 * be read falls back to its default, so that the checks that come later see as much as possible.
 */
public final class Binder {
  private final Shapes shapes;
  private final ProblemList problems;
  private final Scalars scalars;
  private final Defaults defaults;

  public Binder(Shapes shapes, ProblemList problems) {
    this.shapes = shapes;
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.defaults = new Defaults(shapes);
  }

  /**
   * Binds a record.
   *
   * @param owner where to point when something is missing
   * @param name what the record is called in messages
   * @return null where a value that must be there is not, or the record refuses its values
   */
  public @Nullable Record bind(
      Class<? extends Record> type, MapNode map, Place owner, String name) {
    return bind(shapes.of(type), map, owner, name, true);
  }

  /** Checks keys and values alone; nothing need be there. */
  public void check(Class<? extends Record> type, MapNode map, String name) {
    bind(shapes.of(type), map, map.at(), name, false);
  }

  /** Reads one setting's value; null where it cannot be read. */
  @Nullable Object read(Slot slot, Node node) {
    return value(slot.shape(), slot, node, slot.key());
  }

  private @Nullable Record bind(
      RecordShape shape, MapNode map, Place owner, String name, boolean whole) {
    UnknownKeys.tell(map, shape, name, problems);
    List<Slot> slots = shape.slots();
    @Nullable Object[] values = new @Nullable Object[slots.size()];
    boolean complete = true;
    boolean sound = true;
    for (int i = 0; i < values.length; i++) {
      Slot slot = slots.get(i);
      MapNode.Entry entry = map.entry(slot.key());
      Object value = null;
      if (entry != null && !absent(entry.value())) {
        value = value(slot.shape(), slot, entry.value(), slot.key());
        sound &= value != null;
      } else if (slot.required()
          && whole
          && !UnknownKeys.misspelt(slot.key(), map, UnknownKeys.keys(shape))) {
        problems.error(owner, name + ": " + slot.key() + " is missing", slot.doc());
      }
      values[i] = value != null ? value : defaults.of(slot);
      complete &= values[i] != null || !(slot.required() || slot.primitive());
    }
    return complete && whole ? make(shape, values, owner, name, sound) : null;
  }

  private @Nullable Record make(
      RecordShape shape, @Nullable Object[] values, Place owner, String name, boolean sound) {
    try {
      return shape.make(values);
    } catch (IllegalArgumentException e) {
      // With defaults in place of what could not be read, the complaint may be about nothing.
      if (sound) {
        problems.error(owner, name + ": " + e.getMessage(), null);
      }
      return null;
    }
  }

  private static boolean absent(Node node) {
    return node instanceof ScalarNode scalar && scalar.kind() == Kind.NULL;
  }

  private @Nullable Object value(Shape shape, Slot slot, Node node, String label) {
    if (node instanceof UnreadNode) {
      return null;
    }
    if (shape instanceof Shape.Many many) {
      return list(many, slot, node, label);
    }
    if (shape instanceof Shape.Keyed keyed) {
      return map(keyed, slot, node, label);
    }
    if (shape instanceof Shape.Nested nested) {
      MapNode map = asMap(node, label);
      return map == null ? null : bind(shapes.of(nested.type()), map, map.at(), label, true);
    }
    if (node instanceof ScalarNode scalar) {
      if (scalar.kind() == Kind.TEXT) {
        return scalars.read(shape, slot, scalar, label);
      }
      problems.error(node.at(), label + " has no value", "write one, or take the key out");
      return null;
    }
    String what = node instanceof MapNode ? "a map" : "a list";
    problems.error(node.at(), label + ": one value belongs here, not " + what, null);
    return null;
  }

  private @Nullable Object list(Shape.Many shape, Slot slot, Node node, String label) {
    if (node instanceof ScalarNode scalar && scalar.kind() == Kind.EMPTY) {
      return List.of();
    }
    if (!(node instanceof ListNode list)) {
      problems.error(node.at(), label + ": a list belongs here", "write [a, b] or - a on a line");
      return null;
    }
    List<Object> items = new ArrayList<>(list.items().size());
    for (Node item : list.items()) {
      Object value = value(shape.item(), slot, item, label);
      if (value != null) {
        items.add(value);
      }
    }
    return Collections.unmodifiableList(items);
  }

  private @Nullable Object map(Shape.Keyed shape, Slot slot, Node node, String label) {
    MapNode map = asMap(node, label);
    if (map == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, MapNode.Entry> e : map.entries().entrySet()) {
      if (!absent(e.getValue().value())) {
        Object value = value(shape.value(), slot, e.getValue().value(), e.getKey());
        if (value != null) {
          values.put(e.getKey(), value);
        }
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /** The node as a map: nothing at all is an empty one; null where it is something else. */
  public @Nullable MapNode asMap(Node node, String label) {
    if (node instanceof MapNode map) {
      return map;
    }
    if (node instanceof ScalarNode scalar && scalar.kind() != Kind.TEXT) {
      return MapNode.empty(node.at());
    }
    if (!(node instanceof UnreadNode)) {
      boolean list = node instanceof ListNode;
      problems.error(
          node.at(),
          label + ": keys and values belong here, not " + (list ? "a list" : "a single text"),
          list
              ? "write key: value, without a - before it or brackets around it"
              : "write key: value, with a space after the colon, indented below " + label + ":");
    }
    return null;
  }
}
