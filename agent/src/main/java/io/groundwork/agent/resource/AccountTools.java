package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The shadow suite: useradd, groupadd, usermod. */
final class AccountTools {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int TRIES = 20;
  private static final long PAUSE_MILLIS = 250;

  private AccountTools() {}

  /** Runs a tool; while somebody else holds the account files locked, again, for five seconds. */
  static void run(Node node, List<String> argv) throws IOException {
    Output output = node.run(LIMIT, argv);
    for (int i = 1; i < TRIES && isLocked(output); i++) {
      pause();
      output = node.run(LIMIT, argv);
    }
    if (!output.ok()) {
      throw new IOException(
          String.join(" ", argv)
              + " failed (exit "
              + output.exit()
              + "): "
              + output.text().strip());
    }
  }

  private static boolean isLocked(Output output) {
    return !output.ok() && output.text().contains("cannot lock");
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the account files were locked", e);
    }
  }

  /** The shell that refuses a login, where this system has it. */
  static String noLogin(NodeView node) throws IOException {
    for (String shell : List.of("/usr/sbin/nologin", "/sbin/nologin")) {
      if (node.stat(shell) != null) {
        return shell;
      }
    }
    return "/bin/false";
  }
}
