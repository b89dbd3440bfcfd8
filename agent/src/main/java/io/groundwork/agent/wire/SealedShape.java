package io.groundwork.agent.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One of the types that a sealed interface permits: its place in that list, then its record. */
final class SealedShape implements Shape {
  private final Class<?> type;
  private final Class<?>[] permitted;
  private final @Nullable Shape[] shapes;

  SealedShape(Class<?> type) {
    this.type = type;
    this.permitted = type.getPermittedSubclasses();
    this.shapes = new Shape[permitted.length];
  }

  @Override
  public void write(Sink sink, @Nullable Object value) throws IOException {
    if (value == null) {
      sink.put(0);
      return;
    }
    for (int i = 0; i < permitted.length; i++) {
      if (permitted[i].isInstance(value)) {
        sink.number(i + 1L);
        shape(i).write(sink, value);
        return;
      }
    }
    throw new ProtocolException(value.getClass().getName() + " is no " + type.getName());
  }

  @Override
  public @Nullable Object read(Source source) throws ProtocolException {
    int index = source.index(permitted.length);
    if (index < 0) {
      return null;
    }
    Object value = shape(index).read(source);
    if (value == null) {
      throw new ProtocolException("null where a " + permitted[index].getSimpleName() + " stands");
    }
    return value;
  }

  private Shape shape(int index) {
    Shape shape = shapes[index];
    if (shape == null) {
      shape = Shapes.of(permitted[index]);
      shapes[index] = shape;
    }
    return shape;
  }
}
