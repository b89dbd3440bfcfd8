package io.groundwork.controller.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A JDK from which a runtime can be linked.
 *
 * @param home its directory
 * @param release the entries of its {@code release} file
 */
record Jdk(Path home, Map<String, String> release) {

  /**
   * The JDK at a directory.
   *
   * @throws RuntimeBuildException where it is none, or cannot link runtimes
   */
  static Jdk at(Path home) {
    String next = "Run Groundwork with a whole JDK (17 or later), or set agent.runtime_jdk to one.";
    if (!Files.isExecutable(home.resolve("bin/jlink"))) {
      throw new RuntimeBuildException(
          "the agent's runtime cannot be linked: " + home + " has no bin/jlink", next);
    }
    try {
      return new Jdk(home, read(home.resolve("release")));
    } catch (IOException e) {
      throw new RuntimeBuildException(
          "the agent's runtime cannot be linked: " + home + " has no release file", next);
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> release = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String value = line.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        release.put(
            line.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return release;
  }

  /** Its CPU as uname -m says. */
  String arch() {
    String arch = release.getOrDefault("OS_ARCH", "");
    return switch (arch) {
      case "amd64", "x64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> arch;
    };
  }

  /** Its whole version: what tells one build from another. */
  String version() {
    String vendor = release.getOrDefault("IMPLEMENTOR", "");
    String full =
        release.getOrDefault("JAVA_RUNTIME_VERSION", release.getOrDefault("JAVA_VERSION", ""));
    return (vendor + " " + full).strip();
  }

  /** 17, 21, 25. */
  int feature() {
    String version = release.getOrDefault("JAVA_VERSION", "0");
    int dot = version.indexOf('.');
    return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
  }
}
