package io.groundwork.controller.component;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes lines that {@link java.util.Properties} reads back as they were meant. */
public final class PropertyText {

  private PropertyText() {}

  /** A line for each property, in the order of their names. */
  public static List<String> lines(Map<String, String> properties) {
    return new TreeMap<>(properties)
        .entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  /** One line, without its end. */
  public static String line(String name, String value) {
    return escape(name, true) + "=" + escape(value, false);
  }

  private static String escape(String text, boolean name) {
    StringBuilder out = new StringBuilder(text.length());
    boolean leading = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean special = name && (c == '=' || c == ':' || c == '#' || c == '!');
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(special || (c == ' ' && (name || leading)) ? "\\" : "").append(c);
          }
        }
      }
      leading &= c == ' ';
    }
    return out.toString();
  }
}
