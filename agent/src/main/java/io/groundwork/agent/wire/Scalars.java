package io.groundwork.agent.wire;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shapes of values without parts. */
final class Scalars {

  static final class Text implements Shape {
    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      if (value == null) {
        sink.put(0);
      } else {
        sink.text((String) value);
      }
    }

    @Override
    public @Nullable Object read(Source source) throws ProtocolException {
      int count = source.count();
      return count < 0 ? null : source.text(count);
    }
  }

  static final class Bytes implements Shape {
    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      if (value == null) {
        sink.put(0);
      } else {
        sink.row((byte[]) value);
      }
    }

    @Override
    public byte @Nullable [] read(Source source) throws ProtocolException {
      int count = source.count();
      return count < 0 ? null : source.row(count);
    }
  }

  static final class Whole implements Shape {
    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      sink.signed((Integer) Objects.requireNonNull(value));
    }

    @Override
    public Object read(Source source) throws ProtocolException {
      long value = source.signed();
      if (value != (int) value) {
        throw new ProtocolException("the number " + value + " is too large");
      }
      return (int) value;
    }
  }

  static final class Long64 implements Shape {
    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      sink.signed((Long) Objects.requireNonNull(value));
    }

    @Override
    public Object read(Source source) throws ProtocolException {
      return source.signed();
    }
  }

  static final class Flag implements Shape {
    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      sink.put((Boolean) Objects.requireNonNull(value) ? 1 : 0);
    }

    @Override
    public Object read(Source source) throws ProtocolException {
      int value = source.take();
      if (value > 1) {
        throw new ProtocolException(value + " is neither true nor false");
      }
      return value == 1;
    }
  }

  static final class Constant implements Shape {
    private final Object[] constants;

    Constant(Class<?> type) {
      constants = Objects.requireNonNull(type.getEnumConstants());
    }

    @Override
    public void write(Sink sink, @Nullable Object value) throws IOException {
      sink.number(value == null ? 0 : ((Enum<?>) value).ordinal() + 1L);
    }

    @Override
    public @Nullable Object read(Source source) throws ProtocolException {
      int index = source.index(constants.length);
      return index < 0 ? null : constants[index];
    }
  }

  private Scalars() {}
}
