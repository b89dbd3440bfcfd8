package io.groundwork.controller.node;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Streams on which something goes wrong. */
final class Faults {

  /** Ends after so many bytes. */
  static InputStream cut(InputStream in, int after) {
    return new FilterInputStream(in) {
      private int left = after;

      @Override
      public int read() throws IOException {
        return left-- > 0 ? super.read() : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (left <= 0) {
          return -1;
        }
        int count = super.read(into, offset, Math.min(left, length));
        left -= Math.max(0, count);
        return count;
      }
    };
  }

  /** Gives one byte at a time. */
  static InputStream split(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(1, length));
      }
    };
  }

  /** Gives nothing until it is let go. */
  static InputStream hold(InputStream in, CountDownLatch letGo) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        try {
          letGo.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        return super.read(into, offset, length);
      }
    };
  }

  /** Turns bytes into others after so many. */
  static InputStream garbage(InputStream in, int after) {
    return new FilterInputStream(in) {
      private int seen;

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = 0; i < count; i++) {
          if (seen++ >= after) {
            into[offset + i] ^= 0x5A;
          }
        }
        return count;
      }
    };
  }

  private Faults() {}
}
