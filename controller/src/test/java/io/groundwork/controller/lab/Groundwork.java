package io.groundwork.controller.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as users run it: its distribution, in a process of its own. */
public final class Groundwork {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String MAIN = "io.groundwork.controller.cli.Main";

  private Groundwork() {}

  /** Runs a command to its end. */
  public static Output run(String... arguments) {
    return start(arguments).await(PATIENCE);
  }

  /** Installs and gives JSON. */
  public static Output install(HostsYaml inventory) {
    return run("install", "-i", inventory.write().toString(), "--output", "json");
  }

  /** Starts a command. */
  public static Running start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** Starts a command with more in its environment. */
  public static Running start(Map<String, String> environment, String... arguments) {
    Path dist = Lab.sources().resolve("controller/target/dist");
    if (!Files.isDirectory(dist)) {
      throw new IllegalStateException("no " + dist + ": build first");
    }
    // Where the tests run in the background, their shell has SIGINT ignored, and so would every
    // child.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dgroundwork.home=" + dist);
    command.add("-Dgroundwork.checkout=" + Lab.sources());
    command.addAll(List.of("-cp", dist.resolve("lib") + "/*", MAIN));
    command.addAll(List.of(arguments));
    return Running.start(environment, command);
  }
}
