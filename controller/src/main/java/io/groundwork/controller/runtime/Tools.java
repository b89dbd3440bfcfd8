package io.groundwork.controller.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of a JDK while a runtime is built. */
final class Tools {
  private static final long LIMIT_SECONDS = 300;
  private static final int TAIL = 2000;

  private Tools() {}

  /**
   * Runs a program to its end, with nothing on its standard input.
   *
   * @return what it printed
   * @throws RuntimeBuildException where it fails
   */
  static String run(Path directory, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new RuntimeBuildException(
            command.get(0) + " failed: " + text.substring(Math.max(0, text.length() - TAIL)),
            "Check that the JDK is whole, and that the disk of the cache is not full.");
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
