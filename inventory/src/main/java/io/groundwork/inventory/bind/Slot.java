package io.groundwork.inventory.bind;

import io.groundwork.inventory.Setting;

/**
 * One setting of a record.
 *
 * @param key as it is written in YAML
 * @param primitive whether null cannot be its value
 */
public record Slot(
    String key,
    Shape shape,
    boolean primitive,
    String doc,
    String standard,
    boolean required,
    boolean hostOnly,
    long min,
    long max) {
  private static final int HIGHEST_PORT = 65535;

  static Slot of(String key, Shape shape, boolean primitive, Setting setting) {
    long min = setting.min();
    long max = setting.max();
    if (isPort(key, shape)) {
      min = Math.max(1, min);
      max = Math.min(HIGHEST_PORT, max);
    }
    return new Slot(
        key,
        shape,
        primitive,
        setting.doc(),
        setting.value(),
        setting.required(),
        setting.hostOnly(),
        min,
        max);
  }

  private static boolean isPort(String key, Shape shape) {
    return shape instanceof Shape.Whole && (key.equals("port") || key.endsWith("_port"));
  }
}
