package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events as names and values: what a page has no better form for is still shown. */
public record Extras(String kind, String host, List<Field> fields) {
  private static final Set<String> KNOWN =
      Set.of(
          "start",
          "inventory",
          "host",
          "resource",
          "gate",
          "finding",
          "problem",
          "facts",
          "doing",
          "spent",
          "diagnosis",
          "endpoint",
          "note",
          "failed",
          "summary");

  private static final Set<String> HEAD = Set.of("event", "at", "host");

  /** A field of an event. */
  public record Field(String name, String value) {

    /** Whether it is better set as it is written. */
    public boolean block() {
      return value.indexOf('\n') >= 0;
    }
  }

  /** The events of kinds that a page does not know. */
  static List<Extras> of(RunLog log) {
    return log.entries().stream()
        .filter(e -> !KNOWN.contains(e.kind()))
        .map(e -> of(e, Set.of()))
        .toList();
  }

  /**
   * An event.
   *
   * @param but fields that are shown elsewhere
   */
  static Extras of(Entry e, Set<String> but) {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, Object> field : e.fields().entrySet()) {
      if (!HEAD.contains(field.getKey()) && !but.contains(field.getKey())) {
        fields.add(new Field(field.getKey(), String.valueOf(field.getValue())));
      }
    }
    return new Extras(e.kind(), e.host(), fields);
  }
}
