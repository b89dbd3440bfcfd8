package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs apt-get: no questions, a limit on mirrors that do not answer, patience with its locks. */
final class AptGet {
  static final Duration QUERY = Duration.ofMinutes(1);
  static final Duration REFRESH = Duration.ofMinutes(10);

  /** Ending dpkg in the middle does harm: more than any installation takes. */
  static final Duration CHANGE = Duration.ofMinutes(45);

  /** While unattended upgrades run, the locks are held: two minutes of patience. */
  private static final int TRIES = 60;

  private static final long PAUSE_MILLIS = 2000;
  private static final int SHOWN = 2000;

  private static final List<String> QUIET =
      List.of(
          "env",
          "DEBIAN_FRONTEND=noninteractive",
          "apt-get",
          "-q",
          "-o",
          "Acquire::http::Timeout=15",
          "-o",
          "Acquire::https::Timeout=15",
          "-o",
          "Acquire::Retries=1");

  private AptGet() {}

  static Output run(Node node, Duration limit, List<String> arguments) throws IOException {
    List<String> argv = new ArrayList<>(QUIET);
    argv.addAll(arguments);
    return patiently(node, limit, argv);
  }

  /** Sets up what an ended run left unpacked. */
  static Output configure(Node node) throws IOException {
    return patiently(
        node,
        CHANGE,
        List.of(
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "dpkg",
            "--force-confdef",
            "--force-confold",
            "--configure",
            "-a"));
  }

  private static Output patiently(Node node, Duration limit, List<String> argv) throws IOException {
    Output output = node.run(limit, argv);
    for (int i = 1; i < TRIES && isLocked(output); i++) {
      pause();
      output = node.run(limit, argv);
    }
    return output;
  }

  private static boolean isLocked(Output output) {
    return !output.ok()
        && (output.text().contains("Could not get lock")
            || output.text().contains("is locked by another process"));
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another process held apt's lock", e);
    }
  }

  static void check(Output output, String what) throws IOException {
    if (!output.ok()) {
      String failures = failures(output.text());
      throw new IOException(
          what + " failed" + (failures.isEmpty() ? ": " + end(output.text()) : failures));
    }
  }

  /** The repositories that did not answer or could not be trusted, in apt's words; may be empty. */
  static String failures(String text) {
    Set<String> failures = new LinkedHashSet<>();
    for (String line : text.split("\n", -1)) {
      boolean told = line.startsWith("E: ") || line.startsWith("W: ");
      if (told && (line.contains("Failed to fetch") || line.contains("GPG error"))
          || line.startsWith("E: The repository")) {
        failures.add(line.substring(3).strip());
      }
    }
    return failures.isEmpty() ? "" : "; these repositories failed: " + String.join("; ", failures);
  }

  /** The packages below a title of what apt-get tells before it begins. */
  static Set<String> told(String text, String title) {
    Set<String> names = new LinkedHashSet<>();
    boolean inside = false;
    for (String line : text.split("\n", -1)) {
      if (inside && line.startsWith("  ")) {
        for (String word : line.strip().split("\\s+", -1)) {
          names.add(word.replaceFirst("\\*$", ""));
        }
      } else {
        inside = line.equals(title);
      }
    }
    return names;
  }

  private static String end(String text) {
    String stripped = text.strip();
    return stripped.substring(Math.max(0, stripped.length() - SHOWN));
  }
}
