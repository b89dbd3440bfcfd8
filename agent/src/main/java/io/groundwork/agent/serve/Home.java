package io.groundwork.agent.serve;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The installer's own directory on a node, and what lies in it.
 *
 * @param path root's alone
 * @param probeDigest names the probe's directory
 */
public record Home(Path path, String probeDigest) {

  /** Where it is on every node. */
  public static final String PATH = "/var/lib/groundwork";

  Path lock() {
    return path.resolve("lock");
  }

  Path runs() {
    return path.resolve("runs");
  }

  /** The directory of the probe's program. */
  public Path probe() {
    return path.resolve("probe").resolve(probeDigest);
  }

  /** Whether the probe's program is there. */
  public boolean hasProbe() {
    return !probeDigest.isEmpty() && Files.isRegularFile(probe().resolve("groundwork-probe.jar"));
  }
}
