package io.groundwork.agent.wire;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A record: a one, then its components in order; a zero is null. Plain reflection: method handles
 * would be linked anew in every process, which costs more than the few calls of a run save.
 */
final class RecordShape implements Shape {
  private final Class<?> type;
  private final RecordComponent[] components;
  private final Method[] accessors;
  private final Constructor<?> constructor;
  private volatile Shape @Nullable [] parts;

  RecordShape(Class<?> type) {
    this.type = type;
    this.components = type.getRecordComponents();
    this.accessors = new Method[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      types[i] = components[i].getType();
    }
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its constructor", e);
    }
    constructor.setAccessible(true);
  }

  @Override
  public void write(Sink sink, @Nullable Object value) throws IOException {
    if (value == null) {
      sink.put(0);
      return;
    }
    sink.put(1);
    Shape[] shapes = parts();
    for (int i = 0; i < shapes.length; i++) {
      Object part = get(i, value);
      requireAllowed(i, part);
      shapes[i].write(sink, part);
    }
  }

  @Override
  public @Nullable Object read(Source source) throws ProtocolException {
    if (source.index(1) < 0) {
      return null;
    }
    source.enter();
    Shape[] shapes = parts();
    @Nullable Object[] values = new Object[shapes.length];
    for (int i = 0; i < shapes.length; i++) {
      values[i] = shapes[i].read(source);
      requireAllowed(i, values[i]);
    }
    source.leave();
    return make(values);
  }

  private @Nullable Object get(int index, Object value) {
    try {
      return accessors[index].invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessors[index], e);
    }
  }

  private Object make(@Nullable Object[] values) throws ProtocolException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new ProtocolException("a " + type.getSimpleName() + " that cannot be", e.getCause());
    } catch (IllegalAccessException | InstantiationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  /** Annotations are looked at for a null only: reading them is slow. */
  private void requireAllowed(int index, @Nullable Object part) throws ProtocolException {
    if (part == null && !components[index].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new ProtocolException(type.getSimpleName() + " has no " + components[index].getName());
    }
  }

  /** Found at the first use, not before, so that types may hold themselves. */
  private Shape[] parts() {
    Shape[] found = parts;
    if (found == null) {
      found = new Shape[components.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = Shapes.of(components[i].getGenericType());
      }
      parts = found;
    }
    return found;
  }
}
