package io.groundwork.agent.wire;

/** How many bytes the sending end of a transfer may still send. */
public final class Credit {
  private long left = Bounds.WINDOW;
  private boolean stopped;

  /** Waits until something may be sent; the bytes that may, or 0 when nothing more is wanted. */
  public synchronized int take(int most) throws InterruptedException {
    while (left == 0 && !stopped) {
      wait();
    }
    return stopped ? 0 : (int) Math.min(left, most);
  }

  /** Counts what was sent. */
  public synchronized void sent(int bytes) {
    left -= bytes;
  }

  /** The other end has read so many bytes. */
  public synchronized void give(int bytes) throws ProtocolException {
    if (bytes < 0 || left + bytes > Bounds.WINDOW) {
      throw new ProtocolException("credit for bytes that were never sent");
    }
    left += bytes;
    notifyAll();
  }

  /** Nothing more is wanted, or can be sent. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
