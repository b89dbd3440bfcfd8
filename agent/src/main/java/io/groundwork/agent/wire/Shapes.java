package io.groundwork.agent.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the shape of a type, from the type alone. */
final class Shapes {
  private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

  static {
    KNOWN.put(String.class, new Scalars.Text());
    KNOWN.put(byte[].class, new Scalars.Bytes());
    KNOWN.put(int.class, new Scalars.Whole());
    KNOWN.put(long.class, new Scalars.Long64());
    KNOWN.put(Integer.class, new Scalars.Whole());
    KNOWN.put(Long.class, new Scalars.Long64());
    KNOWN.put(boolean.class, new Scalars.Flag());
  }

  static Shape of(Type type) {
    if (type instanceof Class<?>) {
      return of((Class<?>) type);
    }
    if (type instanceof ParameterizedType) {
      ParameterizedType generic = (ParameterizedType) type;
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new ListShape(of(arguments[0]));
      }
      if (generic.getRawType() == Map.class) {
        return new MapShape(of(arguments[0]), of(arguments[1]));
      }
    }
    throw new IllegalArgumentException(type + " does not travel");
  }

  private static Shape of(Class<?> type) {
    Shape known = KNOWN.get(type);
    if (known == null) {
      known = make(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static Shape make(Class<?> type) {
    if (type.isRecord()) {
      return new RecordShape(type);
    }
    if (type.isSealed()) {
      return new SealedShape(type);
    }
    if (type.isEnum()) {
      return new Scalars.Constant(type);
    }
    throw new IllegalArgumentException(type + " does not travel");
  }

  private Shapes() {}
}
