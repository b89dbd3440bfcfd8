package io.groundwork.agent.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames. For one thread.
 *
 * @param <M> the closed type of messages that may come; anything else is a {@link
 *     ProtocolException}
 */
public final class FrameReader<M> {
  private final InputStream in;
  private final Class<M> type;
  private final Shape shape;
  private final byte[] header = new byte[FrameWriter.HEADER];

  public FrameReader(InputStream in, Class<M> type) {
    this.in = in;
    this.type = type;
    this.shape = Shapes.of(type);
  }

  /** The next frame; null at the end of input. An end within a frame is an error. */
  public @Nullable Frame<M> next() throws IOException {
    int first = in.readNBytes(header, 0, header.length);
    if (first == 0) {
      return null;
    }
    if (first < header.length) {
      throw new EOFException("the connection ended within a frame");
    }
    int length = fixed(0);
    int kind = header[4];
    int id = fixed(5);
    requireBounded(length, kind);
    byte[] payload = new byte[length];
    if (in.readNBytes(payload, 0, length) < length) {
      throw new EOFException("the connection ended within a frame");
    }
    return kind == FrameWriter.CHUNK
        ? new Frame.Chunk<>(id, payload)
        : new Frame.Control<>(id, decode(payload));
  }

  private void requireBounded(int length, int kind) throws ProtocolException {
    if (kind != FrameWriter.CONTROL && kind != FrameWriter.CHUNK) {
      throw new ProtocolException("not a frame: " + Garbage.quote(header));
    }
    int most = kind == FrameWriter.CHUNK ? Bounds.CHUNK : Bounds.CONTROL;
    if (length < 1 || length > most) {
      throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
  }

  private M decode(byte[] payload) throws ProtocolException {
    Source source = new Source(payload);
    Object message = shape.read(source);
    source.end();
    if (message == null) {
      throw new ProtocolException("a frame without a message");
    }
    return type.cast(message);
  }

  private int fixed(int at) {
    return (header[at] & 0xFF) << 24
        | (header[at + 1] & 0xFF) << 16
        | (header[at + 2] & 0xFF) << 8
        | (header[at + 3] & 0xFF);
  }
}
