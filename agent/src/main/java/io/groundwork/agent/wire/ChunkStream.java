package io.groundwork.agent.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of a transfer, as a stream for one reader. At most {@link Bounds#WINDOW} bytes
 * wait in it; credit for more is given as they are read, so whoever reads frames is never held up.
 */
public final class ChunkStream extends InputStream {

  /** Tells the sender. */
  public interface Sender {

    /** So many bytes were read. */
    void credit(int bytes) throws IOException;

    /** Nothing more is wanted. */
    void enough() throws IOException;
  }

  private final Sender sender;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private int held;
  private boolean ended;
  private boolean closed;
  private @Nullable String failure;

  private byte[] current = new byte[0];
  private int at;
  private int owed;

  public ChunkStream(Sender sender) {
    this.sender = sender;
  }

  /** Takes a chunk that came. */
  public synchronized void add(byte[] chunk) throws ProtocolException {
    if (ended || chunk.length > Bounds.WINDOW - held) {
      throw new ProtocolException("a transfer goes beyond its credit or its end");
    }
    held += chunk.length;
    if (!closed) {
      waiting.add(chunk);
      notifyAll();
    }
  }

  /** Nothing more comes. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nothing more can come; readers get the reason, also before they read what is here. */
  public synchronized void fail(String why) {
    failure = why;
    notifyAll();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (at == current.length && !take()) {
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, offset, count);
    at += count;
    return count;
  }

  /** The next chunk becomes the current one; false at the end. */
  private boolean take() throws IOException {
    settleDebt();
    synchronized (this) {
      while (waiting.isEmpty() && failure == null && !ended && !closed) {
        await();
      }
      if (failure != null || closed) {
        throw new IOException(failure == null ? "the stream is closed" : failure);
      }
      byte[] next = waiting.poll();
      if (next == null) {
        return false;
      }
      current = next;
      at = 0;
      owed += next.length;
      return true;
    }
  }

  private void settleDebt() throws IOException {
    if (owed >= Bounds.CREDIT) {
      synchronized (this) {
        held -= owed;
      }
      int paid = owed;
      owed = 0;
      sender.credit(paid);
    }
  }

  private void await() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while bytes were awaited", e);
    }
  }

  @Override
  public void close() throws IOException {
    boolean early;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      early = !ended && failure == null;
      waiting.clear();
      notifyAll();
    }
    if (early) {
      sender.enough();
    }
  }
}
