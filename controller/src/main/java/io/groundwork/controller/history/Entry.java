package io.groundwork.controller.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log. A log may be of another version, or have been written to by others: what is
 * missing, or of another type, reads as nothing.
 */
public record Entry(Map<String, Object> fields) {

  /** What kind of event it is. */
  public String kind() {
    return text("event");
  }

  /** When it was written; null where it does not say. */
  public @Nullable Instant at() {
    return instant("at");
  }

  /** The host, "" where it was no single host's. */
  public String host() {
    return text("host");
  }

  /** A text; "" where there is none. */
  public String text(String name) {
    Object value = fields.get(name);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }

  /** A number; 0 where there is none. */
  public long number(String name) {
    return fields.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return fields.get(name) != null;
  }

  /** A list of texts; empty where there is none. */
  public List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    if (fields.get(name) instanceof List<?> values) {
      values.forEach(value -> texts.add(String.valueOf(value)));
    }
    return texts;
  }

  /** A list of objects; empty where there is none. */
  public List<Entry> objects(String name) {
    List<Entry> entries = new ArrayList<>();
    if (fields.get(name) instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof Map<?, ?> map) {
          entries.add(of(map));
        }
      }
    }
    return entries;
  }

  /** A moment; null where there is none. */
  @Nullable Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static Entry of(Map<?, ?> map) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(String.valueOf(name), value);
          }
        });
    return new Entry(fields);
  }
}
