package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The script that makes labs, vagrant/nspawn/lab of the source tree this program runs from. */
final class LabScript {
  private static final Path PLACE = Path.of("vagrant", "nspawn", "lab");

  private final Path script;

  private LabScript(Path script) {
    this.script = script;
  }

  /**
   * Looks for the script in the checkout that the launcher named.
   *
   * @throws NoLabException where there is none
   */
  static LabScript find() {
    Path script = Path.of(System.getProperty("groundwork.checkout", ".")).resolve(PLACE);
    if (!Files.isRegularFile(script)) {
      throw new NoLabException(
          "no lab here",
          "there is no " + script.toAbsolutePath().normalize(),
          "Labs are made from a source tree; run ./groundwork there.");
    }
    return new LabScript(script);
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
