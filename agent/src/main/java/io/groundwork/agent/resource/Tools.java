package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs programs whose failure is an error in their own words. */
final class Tools {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Tools() {}

  static void run(Node node, List<String> argv) throws IOException {
    Output output = node.run(LIMIT, argv);
    if (!output.ok()) {
      throw new IOException(String.join(" ", argv) + " failed: " + output.text().strip());
    }
  }
}
