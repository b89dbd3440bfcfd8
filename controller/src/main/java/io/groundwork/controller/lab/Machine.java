package io.groundwork.controller.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this machine can have a lab. */
final class Machine {
  private Machine() {}

  /**
   * Checks what the lab's script cannot do without: Debian, and root.
   *
   * @throws NoLabException where one is missing
   */
  static void mustHoldLabs() throws IOException {
    Path osRelease = Path.of("/etc/os-release");
    if (!Files.exists(osRelease) || !Files.readAllLines(osRelease).contains("ID=debian")) {
      throw new NoLabException(
          "this machine cannot have a lab",
          "it is not Debian (" + osRelease + ")",
          "Use a Debian 12 machine, a virtual one will do.");
    }
    if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
      throw new NoLabException(
          "a lab needs root", "containers and bridges are root's to make", "Run it with sudo.");
    }
  }
}
