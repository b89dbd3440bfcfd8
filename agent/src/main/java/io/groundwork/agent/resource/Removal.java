package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Takes directories away. Neither follows a link nor leaves the file system. */
final class Removal {
  /** Data of terabytes lies in few files; a JDK has five hundred. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Removal() {}

  /** A directory with all below it. */
  static void tree(Node node, String path) throws IOException {
    run(node, List.of("rm", "-r", "-f", "--one-file-system", "--", path));
  }

  /** A directory that is empty. */
  static void empty(Node node, String path) throws IOException {
    run(node, List.of("rmdir", "--", path));
  }

  /** Gives a directory another name that nothing has. */
  static void aside(Node node, String path, String to) throws IOException {
    if (node.stat(to) != null) {
      throw new IOException(
          path + " was changed since, and " + to + " is there already; move one of them away");
    }
    run(node, List.of("mv", "-T", "--", path, to));
  }

  private static void run(Node node, List<String> argv) throws IOException {
    Output output = node.run(LIMIT, argv);
    if (!output.ok()) {
      throw new IOException(String.join(" ", argv) + " failed: " + output.text().strip());
    }
  }
}
