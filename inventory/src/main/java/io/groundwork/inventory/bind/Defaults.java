package io.groundwork.inventory.bind;

import io.groundwork.inventory.tree.Filling;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.TreeReader;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of settings that are left out, each read once from its annotation. */
final class Defaults {
  private final Shapes shapes;
  private final Map<Slot, Object> known = new IdentityHashMap<>();

  Defaults(Shapes shapes) {
    this.shapes = shapes;
  }

  /** The default; an empty list or map where there is none; null for other settings. */
  @Nullable Object of(Slot slot) {
    if (slot.standard().isEmpty()) {
      return empty(slot.shape());
    }
    Object value = known.get(slot);
    if (value == null) {
      value = read(slot);
      known.put(slot, value);
    }
    return value;
  }

  private static @Nullable Object empty(Shape shape) {
    if (shape instanceof Shape.Many) {
      return List.of();
    }
    return shape instanceof Shape.Keyed ? Map.of() : null;
  }

  private Object read(Slot slot) {
    ProblemList problems = new ProblemList(Path.of("default"));
    Object value = new Binder(shapes, problems).read(slot, node(slot, problems));
    if (value == null || problems.failed()) {
      throw new IllegalArgumentException(
          "the default of " + slot.key() + " cannot be read: " + problems.all());
    }
    return value;
  }

  private static Node node(Slot slot, ProblemList problems) {
    String text = slot.standard();
    boolean single =
        !(slot.shape() instanceof Shape.Many
            || slot.shape() instanceof Shape.Keyed
            || slot.shape() instanceof Shape.Nested);
    if (single) {
      return new ScalarNode(Place.START, text, ScalarNode.Kind.TEXT, true);
    }
    Node read = TreeReader.read(text, problems, Filling.NONE);
    return read != null ? read : MapNode.empty(Place.START);
  }
}
