package io.groundwork.controller.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A remote command's standard input. The library waits minutes for a peer that does not read, holds
 * the stream's lock meanwhile, and wants that lock to end the connection; so whoever writes can be
 * made to stop.
 */
final class Input extends OutputStream {

  /** What a writer does. */
  private interface Write {
    void run() throws IOException;
  }

  private final OutputStream out;
  private @Nullable Thread writing;
  private boolean stopped;

  Input(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    alone(() -> out.write(buffer, offset, length));
  }

  @Override
  public void flush() throws IOException {
    alone(out::flush);
  }

  @Override
  public void close() throws IOException {
    stop();
    out.close();
  }

  /** Has the write that is under way fail, and all that come. */
  synchronized void stop() {
    stopped = true;
    if (writing != null) {
      writing.interrupt();
    }
  }

  private void alone(Write write) throws IOException {
    enter();
    try {
      write.run();
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws IOException {
    while (writing != null && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted before writing");
      }
    }
    if (stopped) {
      throw new IOException("the command's input is closed");
    }
    writing = Thread.currentThread();
  }

  private synchronized void leave() {
    writing = null;
    if (stopped) {
      // The interruption was ours; the thread goes on with other work.
      boolean unused = Thread.interrupted();
    }
    notifyAll();
  }
}
