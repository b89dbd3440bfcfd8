package io.groundwork.agent.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list: its count plus one, then its elements, none of them null. */
final class ListShape implements Shape {
  private static final int FIRST_ROOM = 64;
  private final Shape element;

  ListShape(Shape element) {
    this.element = element;
  }

  @Override
  public void write(Sink sink, @Nullable Object value) throws IOException {
    if (value == null) {
      sink.put(0);
      return;
    }
    List<?> list = (List<?>) value;
    sink.number(list.size() + 1L);
    for (Object each : list) {
      element.write(sink, each);
    }
  }

  @Override
  public @Nullable Object read(Source source) throws ProtocolException {
    int count = source.count();
    if (count <= 0) {
      return count < 0 ? null : List.of();
    }
    List<Object> list = new ArrayList<>(Math.min(count, FIRST_ROOM));
    for (int i = 0; i < count; i++) {
      Object each = element.read(source);
      if (each == null) {
        throw new ProtocolException("a list holds null");
      }
      list.add(each);
    }
    return Collections.unmodifiableList(list);
  }
}
