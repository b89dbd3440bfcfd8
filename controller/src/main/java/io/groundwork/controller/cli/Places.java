package io.groundwork.controller.cli;

import java.nio.file.Path;

/** Where things are on the controller's machine. */
final class Places {
  private Places() {}

  /** The installation: lib, agent, playbooks. */
  static Path home() {
    String home = System.getProperty("groundwork.home");
    if (home == null) {
      throw new IllegalStateException("groundwork.home is not set: start it by its launcher");
    }
    return Path.of(home);
  }

  /** The cache: runtimes, downloads, digests. */
  static Path cache() {
    return base("XDG_CACHE_HOME", ".cache").resolve("groundwork");
  }

  /** The logs of runs. */
  static Path runs() {
    return base("XDG_STATE_HOME", ".local/state").resolve("groundwork").resolve("runs");
  }

  private static Path base(String variable, String otherwise) {
    String set = System.getenv(variable);
    boolean usable = set != null && !set.isBlank() && Path.of(set).isAbsolute();
    return usable ? Path.of(set) : Path.of(System.getProperty("user.home")).resolve(otherwise);
  }
}
