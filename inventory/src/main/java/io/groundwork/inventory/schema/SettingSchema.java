package io.groundwork.inventory.schema;

import io.groundwork.inventory.bind.RecordShape;
import io.groundwork.inventory.bind.Shape;
import io.groundwork.inventory.bind.Shapes;
import io.groundwork.inventory.bind.Slot;
import io.groundwork.inventory.tree.Filling;
import io.groundwork.inventory.tree.ListNode;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.TreeReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schema of settings. The loader reads texts as they are written, whatever type YAML would give
 * them, so a version may be a number here and a port a text.
 */
final class SettingSchema {
  private static final String FILLED = ".*\\$\\{(env|file):.+\\}.*";

  private final Shapes shapes;

  SettingSchema(Shapes shapes) {
    this.shapes = shapes;
  }

  /**
   * A settings record.
   *
   * @param whole whether what is required must be there; a block that another one goes over need
   *     not be whole
   * @param host whether settings of single hosts may stand there
   */
  Map<String, Object> record(Class<? extends Record> type, boolean whole, boolean host) {
    RecordShape shape = shapes.of(type);
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Slot slot : shape.slots()) {
      if (host || !slot.hostOnly()) {
        properties.put(slot.key(), setting(slot));
      }
      if (whole && slot.required()) {
        required.add(slot.key());
      }
    }
    Map<String, Object> schema = map("type", List.of("object", "null"));
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> setting(Slot slot) {
    Map<String, Object> schema = map("description", slot.doc());
    if (!slot.standard().isEmpty()) {
      schema.put("default", standard(slot));
    }
    schema.putAll(of(slot.shape(), slot));
    return schema;
  }

  private Map<String, Object> of(Shape shape, Slot slot) {
    if (shape instanceof Shape.Whole) {
      return whole(slot);
    }
    if (shape instanceof Shape.Truth) {
      Map<String, Object> schema = map("type", List.of("boolean", "string", "null"));
      schema.put("pattern", "^(true|false|" + FILLED + ")$");
      return schema;
    }
    if (shape instanceof Shape.Choice choice) {
      return choice(choice);
    }
    if (shape instanceof Shape.Many many) {
      Map<String, Object> schema = map("type", List.of("array", "null"));
      schema.put("items", of(many.item(), slot));
      return schema;
    }
    if (shape instanceof Shape.Keyed keyed) {
      Map<String, Object> schema = map("type", List.of("object", "null"));
      schema.put("additionalProperties", of(keyed.value(), slot));
      return schema;
    }
    if (shape instanceof Shape.Nested nested) {
      return record(nested.type(), true, true);
    }
    return map("type", List.of("string", "number", "boolean", "null"));
  }

  private static Map<String, Object> whole(Slot slot) {
    Map<String, Object> schema = map("type", List.of("integer", "string", "null"));
    if (slot.min() != Long.MIN_VALUE) {
      schema.put("minimum", slot.min());
    }
    if (slot.max() != Long.MAX_VALUE) {
      schema.put("maximum", slot.max());
    }
    schema.put("pattern", "^(0|-?[1-9][0-9]*|" + FILLED + ")$");
    return schema;
  }

  private static Map<String, Object> choice(Shape.Choice choice) {
    List<@Nullable Object> words = new ArrayList<>();
    for (String word : choice.words()) {
      words.add(word);
      if (word.indexOf('-') >= 0) {
        words.add(word.replace('-', '_'));
      }
    }
    words.add(null);
    Map<String, Object> filled = map("type", "string");
    filled.put("pattern", "^" + FILLED + "$");
    return map("anyOf", List.of(map("enum", words), filled));
  }

  private static Object standard(Slot slot) {
    String text = slot.standard();
    if (slot.shape() instanceof Shape.Whole) {
      return Long.parseLong(text);
    }
    if (slot.shape() instanceof Shape.Truth) {
      return Boolean.parseBoolean(text);
    }
    boolean single =
        !(slot.shape() instanceof Shape.Many
            || slot.shape() instanceof Shape.Keyed
            || slot.shape() instanceof Shape.Nested);
    Node read =
        single ? null : TreeReader.read(text, new ProblemList(Path.of("default")), Filling.NONE);
    return read == null ? text : plain(read);
  }

  private static Object plain(Node node) {
    if (node instanceof ListNode list) {
      List<Object> items = new ArrayList<>();
      for (Node item : list.items()) {
        items.add(plain(item));
      }
      return items;
    }
    if (node instanceof MapNode map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<String, MapNode.Entry> e : map.entries().entrySet()) {
        entries.put(e.getKey(), plain(e.getValue().value()));
      }
      return entries;
    }
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** A map that keeps its order, begun with one entry. */
  static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }
}
