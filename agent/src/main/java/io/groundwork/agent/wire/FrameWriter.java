package io.groundwork.agent.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes frames: length (4 bytes, of what follows the header), kind (1), id (4), payload. Several
 * threads may write; they take turns in the order in which they came, so that neither a transfer
 * nor a long message can keep messages waiting.
 *
 * @param <M> the closed type of messages that are sent
 */
public final class FrameWriter<M> implements AutoCloseable {
  static final int HEADER = 9;
  static final int CONTROL = 0;
  static final int CHUNK = 1;

  /** A part of a long message, and its last part. One long message at a time is under way. */
  static final int PART = 2;

  static final int LAST = 3;

  private final OutputStream out;
  private final Shape shape;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ReentrantLock longTurn = new ReentrantLock(true);

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
    Sink sink = encode(id, message, Bounds.CONTROL);
    write(sink.bytes(), sink.size());
  }

  /**
   * Sends a message that may be long: in parts, if it does not fit into a frame.
   *
   * @throws TooLargeException if it is larger than {@link Bounds#LONG}; nothing was sent then
   */
  public void sendLong(int id, M message) throws IOException {
    Sink sink = encode(id, message, Bounds.LONG);
    if (sink.size() <= HEADER + Bounds.CONTROL) {
      write(sink.bytes(), sink.size());
    } else {
      sendParts(id, sink);
    }
  }

  private void sendParts(int id, Sink message) throws IOException {
    longTurn.lock();
    try {
      for (int at = HEADER; at < message.size(); at += Bounds.CHUNK) {
        int length = Math.min(Bounds.CHUNK, message.size() - at);
        Sink part = new Sink(HEADER + Bounds.CHUNK);
        part.fixed(length);
        part.put(at + length == message.size() ? LAST : PART);
        part.fixed(id);
        part.put(message.bytes(), at, length);
        write(part.bytes(), part.size());
      }
    } finally {
      longTurn.unlock();
    }
  }

  /** Sends a message unless another thread is sending: then there is word from us anyway. */
  public void sendIfIdle(int id, M message) throws IOException {
    Sink sink = encode(id, message, Bounds.CONTROL);
    if (turn.tryLock()) {
      try {
        write(sink.bytes(), sink.size());
      } finally {
        turn.unlock();
      }
    }
  }

  private Sink encode(int id, M message, int most) throws IOException {
    Sink sink = new Sink(HEADER + most);
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
