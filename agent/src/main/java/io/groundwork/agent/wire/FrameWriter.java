package io.groundwork.agent.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes frames: length (4 bytes, of what follows the header), kind (1), id (4), payload. Several
 * threads may write; they take turns in the order in which they came, so that a transfer cannot
 * keep messages waiting.
 *
 * @param <M> the closed type of messages that are sent
 */
public final class FrameWriter<M> implements AutoCloseable {
  static final int HEADER = 9;
  static final int CONTROL = 0;
  static final int CHUNK = 1;

  private final OutputStream out;
  private final Shape shape;
  private final ReentrantLock turn = new ReentrantLock(true);

  public FrameWriter(OutputStream out, Class<M> type) {
    this.out = out;
    this.shape = Shapes.of(type);
  }

  /**
   * Sends a message at once.
   *
   * @throws TooLargeException if it is larger than {@link Bounds#CONTROL}; nothing was sent then
   */
  public void send(int id, M message) throws IOException {
    Sink sink = encode(id, message);
    write(sink.bytes(), sink.size());
  }

  /** Sends a message unless another thread is sending: then there is word from us anyway. */
  public void sendIfIdle(int id, M message) throws IOException {
    Sink sink = encode(id, message);
    if (turn.tryLock()) {
      try {
        write(sink.bytes(), sink.size());
      } finally {
        turn.unlock();
      }
    }
  }

  private Sink encode(int id, M message) throws IOException {
    Sink sink = new Sink(HEADER + Bounds.CONTROL);
    sink.fixed(0);
    sink.put(CONTROL);
    sink.fixed(id);
    shape.write(sink, message);
    sink.fixed(0, sink.size() - HEADER);
    return sink;
  }

  /** An empty chunk to fill and send again and again. */
  public Outgoing chunk(int id) {
    return new Outgoing(id);
  }

  /** The other end reads the end of its input. Waits for no turn: it may never come. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(byte[] bytes, int size) throws IOException {
    turn.lock();
    try {
      out.write(bytes, 0, size);
      out.flush();
    } finally {
      turn.unlock();
    }
  }

  /** A chunk's buffer with room for its header before it, so that it is sent without a copy. */
  public final class Outgoing {
    private final Sink header = new Sink(HEADER);
    private final byte[] bytes = new byte[HEADER + Bounds.CHUNK];

    private Outgoing(int id) {
      try {
        header.fixed(0);
        header.put(CHUNK);
        header.fixed(id);
      } catch (IOException e) {
        throw new IllegalStateException("a header has room for itself", e);
      }
    }

    /** Fills it from the stream, {@code most} bytes at most; the number read, or -1 at its end. */
    public int fill(InputStream from, int most) throws IOException {
      return from.read(bytes, HEADER, Math.min(most, Bounds.CHUNK));
    }

    /** Sends the first bytes. */
    public void send(int count) throws IOException {
      header.fixed(0, count);
      System.arraycopy(header.bytes(), 0, bytes, 0, HEADER);
      write(bytes, HEADER + count);
    }
  }
}
