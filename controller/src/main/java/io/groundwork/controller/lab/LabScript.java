package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The script that makes labs, vagrant/nspawn/lab of the source tree this program runs from. */
final class LabScript {
  private static final Path PLACE = Path.of("vagrant", "nspawn", "lab");

  private final Path script;

  private LabScript(Path script) {
    this.script = script;
  }

  /**
   * Looks for the script in the program's own directory and those above it.
   *
   * @throws NoLabException where this is no source tree
   */
  static LabScript find() {
    Path home = Path.of(System.getProperty("groundwork.home", "")).toAbsolutePath().normalize();
    for (@Nullable Path at = home; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(PLACE))) {
        return new LabScript(at.resolve(PLACE));
      }
    }
    throw new NoLabException(
        "no lab here",
        "neither " + home + " nor a directory above it has " + PLACE,
        "Labs are made from a source tree; run ./groundwork there.");
  }

  /** Where the script keeps its labs, a directory each. */
  static Path labs() {
    return Path.of(System.getenv().getOrDefault("GROUNDWORK_LABS", "/var/lib/groundwork-lab"));
  }

  /** Runs the script on this terminal; its exit code is the answer. */
  int run(List<String> arguments) throws IOException, InterruptedException {
    return start(arguments, true).waitFor();
  }

  /** Runs the script and sends what it says to the stream as it comes. */
  int run(List<String> arguments, PrintStream to) throws IOException, InterruptedException {
    Process process = start(arguments, false);
    try (var said = process.inputReader(StandardCharsets.UTF_8)) {
      said.lines().forEach(to::println);
    }
    return process.waitFor();
  }

  private Process start(List<String> arguments, boolean inheritOutput) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (!inheritOutput) {
      builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
    }
    return builder.start();
  }
}
