package io.groundwork.inventory.bind;

import java.lang.reflect.Method;
import java.util.List;

/** What a setting's value looks like in the file, and what it becomes. */
public sealed interface Shape {

  /** Any text. */
  record Text() implements Shape {}

  /** A whole number; long where it may pass 32 bits. */
  record Whole(boolean wide) implements Shape {}

  /** true or false. */
  record Truth() implements Shape {}

  /** One of a few words. */
  record Choice(List<String> words, List<Object> values) implements Shape {}

  /** A type that reads its own text. */
  record Parsed(Class<?> type, Method parse) implements Shape {}

  /** A list of things of one shape. */
  record Many(Shape item) implements Shape {}

  /** A map from any text to things of one shape. */
  record Keyed(Shape value) implements Shape {}

  /** A map with known keys. */
  record Nested(Class<? extends Record> type) implements Shape {}
}
