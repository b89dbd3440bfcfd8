package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.runtime.Bundle;
import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings a bundle to a node: through root's hands into a staging directory that only root can
 * write, checked there against its digest, unpacked, synced, renamed. What was cut before leaves
 * nothing that a later delivery does not clear away.
 */
final class Delivery {
  // A slow line still moves 20 MB in this time; one that does not is as good as gone.
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int CHUNK = 256 * 1024;

  private final Connection connection;
  private final Becoming becoming;
  private final @Nullable Secret password;

  Delivery(Connection connection, Becoming becoming, @Nullable Secret password) {
    this.connection = connection;
    this.becoming = becoming;
    this.password = password;
  }

  /**
   * Puts the bundle in its place.
   *
   * @throws SessionException where that fails; nothing is left behind
   */
  void bring(Bundle bundle) throws IOException {
    var script = Scripts.deliver(bundle, becoming.terminal());
    try (Deadline ignored = new Deadline(LIMIT, connection::cut);
        RootProcess process = RootProcess.start(connection, becoming, password, script)) {
      process.await(Scripts.READY, Scripts.READY_TTY);
      boolean sent = send(bundle, process.in());
      String mark = process.await(Scripts.DONE, Scripts.FAILED);
      if (!mark.equals(Scripts.DONE) || !sent) {
        throw refused(bundle, process.line());
      }
    }
  }

  /** Sends the bytes; a node that stops reading has already said why, so that is not lost here. */
  private boolean send(Bundle bundle, OutputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream file = Files.newInputStream(bundle.tarball())) {
      int n;
      while ((n = file.read(chunk)) > 0) {
        try {
          in.write(chunk, 0, n);
        } catch (IOException e) {
          if (!connection.isAlive()) {
            throw e;
          }
          return false;
        }
      }
    }
    in.flush();
    return true;
  }

  private SessionException refused(Bundle bundle, String why) {
    return new SessionException(
        connection.hop().host(),
        "delivery failed",
        "the " + bundle.kind() + " arrived, but: " + Text.clean(why),
        "Run this again; if it stays, look at /var/lib/groundwork on the node.");
  }
}
