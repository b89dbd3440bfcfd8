package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a service's process has in its environment. systemd calls a simple unit started as soon as
 * it has forked; until the child executes the unit's program, it shows systemd's environment, not
 * its own. Until then it bears systemd's name or, in brackets, that of the program to come; and for
 * a moment after that the kernel has given it the program's name, but no environment yet.
 */
final class ProcessEnvironment {
  private static final int MOST_BYTES = 1 << 20;
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final long PAUSE_MILLIS = 5;
  private final Path process;

  /**
   * @param process its directory in /proc
   */
  ProcessEnvironment(Path process) {
    this.process = process;
  }

  /**
   * NAME=value each, of the program that the process runs; waits for that where it is still to
   * come.
   *
   * @throws java.nio.file.NoSuchFileException where the process has ended
   */
  List<String> read() throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    String environment = isToExecute() ? "" : text("environ");
    while (environment.isEmpty() && System.nanoTime() - end < 0) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      environment = isToExecute() ? "" : text("environ");
    }
    return List.of((environment.isEmpty() ? text("environ") : environment).split("\0"));
  }

  private boolean isToExecute() throws IOException {
    String name = text("comm").strip();
    return name.startsWith("(") || name.equals("systemd");
  }

  private String text(String file) throws IOException {
    try (var in = Files.newInputStream(process.resolve(file))) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
