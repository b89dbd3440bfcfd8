package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What is asked of systemd to change something. */
final class Systemctl {
  /** A broker's controlled shutdown takes minutes; the unit's own limits end it before. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Systemctl() {}

  static void reload(Node node) throws IOException {
    check(node.run(LIMIT, List.of("systemctl", "daemon-reload")), "daemon-reload");
  }

  static void run(Node node, String verb, String unit) throws IOException {
    check(node.run(LIMIT, List.of("systemctl", verb, "--", unit)), verb + " " + unit);
  }

  private static void check(Output output, String what) throws IOException {
    if (!output.ok()) {
      throw new IOException("systemctl " + what + " failed: " + output.text().strip());
    }
  }
}
