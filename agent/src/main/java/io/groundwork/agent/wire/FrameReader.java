package io.groundwork.agent.wire;

import java.io.ByteArrayOutputStream;
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
  private ByteArrayOutputStream parts = new ByteArrayOutputStream(0);

  public FrameReader(InputStream in, Class<M> type) {
    this.in = in;
    this.type = type;
    this.shape = Shapes.of(type);
  }

  /** The next frame; null at the end of input. An end within a frame is an error. */
  public @Nullable Frame<M> next() throws IOException {
    while (true) {
      int first = in.readNBytes(header, 0, header.length);
      if (first == 0) {
        return null;
      }
      if (first < header.length) {
        throw new EOFException("the connection ended within a frame");
      }
      Frame<M> frame = frame(fixed(0), header[4], fixed(5));
      if (frame != null) {
        return frame;
      }
    }
  }

  /** What a frame brings; null where it is a part of a long message, and not its last. */
  private @Nullable Frame<M> frame(int length, int kind, int id) throws IOException {
    requireBounded(length, kind);
    byte[] payload = new byte[length];
    if (in.readNBytes(payload, 0, length) < length) {
      throw new EOFException("the connection ended within a frame");
    }
    if (kind == FrameWriter.CHUNK) {
      return new Frame.Chunk<>(id, payload);
    }
    if (kind == FrameWriter.CONTROL) {
      return new Frame.Control<>(id, decode(payload));
    }
    if (parts.size() + length > Bounds.LONG) {
      throw new ProtocolException("a message of more than " + Bounds.LONG + " bytes");
    }
    parts.write(payload, 0, length);
    if (kind == FrameWriter.PART) {
      return null;
    }
    byte[] whole = parts.toByteArray();
    parts = new ByteArrayOutputStream(0);
    return new Frame.Control<>(id, decode(whole));
  }

  private void requireBounded(int length, int kind) throws ProtocolException {
    if (kind < FrameWriter.CONTROL || kind > FrameWriter.LAST) {
      throw new ProtocolException("not a frame: " + Garbage.quote(header));
    }
    int most = kind == FrameWriter.CONTROL ? Bounds.CONTROL : Bounds.CHUNK;
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
