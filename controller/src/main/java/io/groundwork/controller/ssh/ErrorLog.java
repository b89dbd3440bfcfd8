package io.groundwork.controller.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** Reads a remote command's stderr as it comes: looks for sudo's prompt, passes the rest on. */
final class ErrorLog {
  private static final int PIPE = 256 * 1024;

  private ErrorLog() {}

  /** The same stream, with a watch on it. */
  static InputStream watched(InputStream err, PromptWatch watch, String name) throws IOException {
    PipedInputStream rest = new PipedInputStream(PIPE);
    PipedOutputStream pipe = new PipedOutputStream(rest);
    Thread thread = new Thread(() -> copy(err, watch, pipe), "stderr-" + name);
    thread.setDaemon(true);
    thread.start();
    return rest;
  }

  private static void copy(InputStream err, PromptWatch watch, PipedOutputStream pipe) {
    try (pipe) {
      byte[] buffer = new byte[8192];
      int n;
      while ((n = err.read(buffer)) >= 0) {
        for (int i = 0; i < n; i++) {
          watch.next(buffer[i] & 0xff);
        }
        pipe.write(buffer, 0, n);
        pipe.flush();
      }
    } catch (IOException e) {
      // The connection is gone, or nobody reads the log any more; either way there is no more log.
    }
  }
}
