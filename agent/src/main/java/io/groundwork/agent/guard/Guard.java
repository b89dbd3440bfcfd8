package io.groundwork.agent.guard;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A timer on the node that takes a change back unless somebody confirms it in time. It is set
 * before the change is made, and is systemd's own: it needs neither the agent nor a connection. Its
 * units lie in /run, so that a reboot forgets them; what is guarded must be live state only, which
 * a reboot forgets, too.
 *
 * @param name of what is guarded: {@code firewall}
 */
public record Guard(String name) {

  /** How long a change waits to be confirmed. */
  public static final int SECONDS = 60;

  /** There wherever systemd runs (sd_booted(3)). */
  private static final String DIRECTORY = "/run/systemd/system/";

  private static final Duration LIMIT = Duration.ofSeconds(90);

  String service() {
    return "groundwork-undo-" + name + ".service";
  }

  String timer() {
    return "groundwork-undo-" + name + ".timer";
  }

  List<String> files() {
    return List.of(DIRECTORY + service(), DIRECTORY + timer());
  }

  /**
   * Sets the timer. One that was set before is replaced.
   *
   * @param undo commands that restore the former state; each is run, whatever becomes of the others
   */
  public void arm(Node node, List<List<String>> undo) throws IOException {
    if (node.stat(files().get(0)) != null) {
      run(node, List.of("systemctl", "stop", timer(), service()));
    }
    write(node, files().get(0), UndoUnits.service(name, undo));
    write(node, files().get(1), UndoUnits.timer(name, SECONDS));
    run(node, List.of("systemctl", "daemon-reload"));
    run(node, List.of("systemctl", "start", timer()));
  }

  private static void write(Node node, String path, String text) throws IOException {
    node.write(path, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
  }

  private static void run(Node node, List<String> argv) throws IOException {
    Output output = node.run(LIMIT, argv);
    if (!output.ok()) {
      throw new IOException(
          String.join(" ", argv)
              + " failed, so the change is not made: it could not be taken back: "
              + output.text().strip());
    }
  }
}
