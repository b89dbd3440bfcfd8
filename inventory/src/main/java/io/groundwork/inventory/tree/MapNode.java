package io.groundwork.inventory.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with its keys in the order of the file. */
public record MapNode(Place at, Map<String, Entry> entries) implements Node {

  /** A value and the place of its key. */
  public record Entry(Place keyAt, Node value) {

    /** Where to point for this entry: at a text itself, else at the key of what it holds. */
    public Place place() {
      if (value instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
        return scalar.at();
      }
      return keyAt;
    }
  }

  /** A map with nothing in it. */
  public static MapNode empty(Place at) {
    return new MapNode(at, Map.of());
  }

  /** The entry of a key, null where there is none. */
  public @Nullable Entry entry(String key) {
    return entries.get(key);
  }

  /**
   * This map with another one over it: maps merge key by key, lists and texts replace, {@code null}
   * takes away, a key without value changes nothing where a map stands below. Every value keeps the
   * place where it was written.
   */
  public MapNode under(MapNode over) {
    if (over.entries.isEmpty()) {
      return this;
    }
    if (entries.isEmpty()) {
      return over;
    }
    Map<String, Entry> merged = new LinkedHashMap<>(entries);
    for (Map.Entry<String, Entry> e : over.entries.entrySet()) {
      Entry below = merged.get(e.getKey());
      merged.put(e.getKey(), below == null ? e.getValue() : merge(below, e.getValue()));
    }
    return new MapNode(at, merged);
  }

  /** This map without a key. */
  public MapNode without(String key) {
    Map<String, Entry> rest = new LinkedHashMap<>(entries);
    rest.remove(key);
    return new MapNode(at, rest);
  }

  private static Entry merge(Entry below, Entry over) {
    if (!(below.value() instanceof MapNode lower)) {
      return over;
    }
    if (over.value() instanceof MapNode upper) {
      return new Entry(below.keyAt(), lower.under(upper));
    }
    boolean empty =
        over.value() instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.EMPTY;
    return empty ? below : over;
  }
}
