package io.groundwork.agent.wire;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map: its count plus one, then keys and values in the map's order, none of them null. */
final class MapShape implements Shape {
  private final Shape key;
  private final Shape value;

  MapShape(Shape key, Shape value) {
    this.key = key;
    this.value = value;
  }

  @Override
  public void write(Sink sink, @Nullable Object map) throws IOException {
    if (map == null) {
      sink.put(0);
      return;
    }
    Map<?, ?> entries = (Map<?, ?>) map;
    sink.number(entries.size() + 1L);
    for (Map.Entry<?, ?> each : entries.entrySet()) {
      key.write(sink, each.getKey());
      value.write(sink, each.getValue());
    }
  }

  @Override
  public @Nullable Object read(Source source) throws ProtocolException {
    int count = source.count();
    if (count <= 0) {
      return count < 0 ? null : Map.of();
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Object k = key.read(source);
      Object v = value.read(source);
      if (k == null || v == null) {
        throw new ProtocolException("a map holds null");
      }
      if (map.put(k, v) != null) {
        throw new ProtocolException("a map holds a key twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
