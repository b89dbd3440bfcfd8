package io.groundwork.controller.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Drains a stream and keeps its end, so that a failure can quote it. */
final class Tail implements Runnable {
  private static final int KEPT = 8 << 10;
  private final InputStream in;
  private byte[] kept = new byte[0];

  Tail(InputStream in) {
    this.in = in;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[4096];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        add(buffer, count);
      }
    } catch (IOException e) {
      byte[] note =
          ("(the log broke off: " + e.getMessage() + ")").getBytes(StandardCharsets.UTF_8);
      add(note, note.length);
    }
  }

  private synchronized void add(byte[] bytes, int count) {
    byte[] all = Arrays.copyOf(kept, kept.length + count);
    System.arraycopy(bytes, 0, all, kept.length, count);
    kept = all.length <= KEPT ? all : Arrays.copyOfRange(all, all.length - KEPT, all.length);
  }

  /** The last lines, without control characters: what a node says is not trusted. */
  synchronized String text() {
    String text = new String(kept, StandardCharsets.UTF_8);
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      clean.append(each == '\n' || !Character.isISOControl(each) ? each : '.');
    }
    return clean.toString().strip();
  }
}
