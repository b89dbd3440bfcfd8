package io.groundwork.inventory.bind;

import io.groundwork.inventory.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns settings records from their annotations, each once. What a component's author did wrong (a
 * setting without annotation, a type that cannot be read) is an IllegalArgumentException.
 */
public final class Shapes {
  private final Map<Class<? extends Record>, RecordShape> known = new HashMap<>();

  /** The shape of a settings record. */
  public RecordShape of(Class<? extends Record> type) {
    RecordShape shape = known.get(type);
    if (shape == null) {
      shape = learn(type);
      known.put(type, shape);
    }
    return shape;
  }

  private static RecordShape learn(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters = new Class<?>[components.length];
    List<Slot> slots = new ArrayList<>(components.length);
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
      slots.add(slot(type, components[i]));
    }
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return new RecordShape(type, slots, constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
    }
  }

  private static Slot slot(Class<?> owner, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalArgumentException(
          owner.getName() + "." + component.getName() + " has no @Setting");
    }
    boolean primitive = component.getType().isPrimitive();
    Slot slot =
        Slot.of(snake(component.getName()), shape(component.getGenericType()), primitive, setting);
    if (primitive && !slot.required() && slot.standard().isEmpty()) {
      throw new IllegalArgumentException(
          owner.getName() + "." + component.getName() + " is neither required nor defaulted");
    }
    return slot;
  }

  private static Shape shape(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container(generic);
    }
    if (type == String.class) {
      return new Shape.Text();
    }
    if (type == int.class || type == Integer.class) {
      return new Shape.Whole(false);
    }
    if (type == long.class || type == Long.class) {
      return new Shape.Whole(true);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Shape.Truth();
    }
    if (type instanceof Class<?> other) {
      return ofClass(other);
    }
    throw unreadable(type);
  }

  private static Shape container(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == List.class) {
      return new Shape.Many(shape(arguments[0]));
    }
    if (generic.getRawType() == Map.class && arguments[0] == String.class) {
      return new Shape.Keyed(shape(arguments[1]));
    }
    throw unreadable(generic);
  }

  private static Shape ofClass(Class<?> type) {
    if (type.isEnum()) {
      return choice(type);
    }
    try {
      Method parse = type.getDeclaredMethod("parse", String.class);
      if (Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type) {
        parse.setAccessible(true);
        return new Shape.Parsed(type, parse);
      }
    } catch (NoSuchMethodException e) {
      if (type.isRecord()) {
        return new Shape.Nested(type.asSubclass(Record.class));
      }
      throw unreadable(type);
    }
    throw unreadable(type);
  }

  private static Shape choice(Class<?> type) {
    List<String> words = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Object value : type.getEnumConstants()) {
      words.add(((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-'));
      values.add(value);
    }
    return new Shape.Choice(words, values);
  }

  private static IllegalArgumentException unreadable(Type type) {
    return new IllegalArgumentException(type.getTypeName() + " cannot be a setting's type");
  }

  /** dataDir becomes data_dir. */
  private static String snake(String camel) {
    StringBuilder snake = new StringBuilder(camel.length() + 4);
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }
}
