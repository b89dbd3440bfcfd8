package io.groundwork.controller.cli;

import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork init}. */
@Command(
    name = "init",
    description =
        "Writes a starter inventory, with a comment on every line that is to be filled in.",
    footer = {"", "Examples:", "  groundwork init", "  groundwork init -i lab.yaml"})
final class InitCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(names = "--force", description = "Write it even if there is such a file.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    Path file = Path.of(root.inventory == null ? "hosts.yaml" : root.inventory);
    try {
      write(file);
    } catch (FileAlreadyExistsException e) {
      Terminal.warn("groundwork: " + file + " is there already; --force writes over it");
      return ExitCodes.BAD_INPUT;
    } catch (IOException e) {
      Terminal.warn("groundwork: " + file + " cannot be written: " + e);
      return ExitCodes.BAD_INPUT;
    }
    Terminal.say("Wrote " + file + ". Fill in what is marked <...>, then:");
    Terminal.say("  groundwork validate -i " + file);
    return ExitCodes.DONE;
  }

  private void write(Path file) throws IOException {
    byte[] text = starter();
    if (force) {
      Files.write(file, text);
    } else {
      Files.write(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  /** The starter's text. */
  static byte[] starter() throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("starter.yaml")) {
      if (in == null) {
        throw new IllegalStateException("starter.yaml is missing from the program");
      }
      return in.readAllBytes();
    }
  }
}
