package io.groundwork.controller.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundwork lab}: hands everything to the lab's script, and its exit code back. */
@Command(
    name = "lab",
    description = "The lab of real hosts on this machine: up [N], down, purge, status, ssh NODE.")
public final class LabCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "lab help lists them.")
  private List<String> arguments = new ArrayList<>();

  /** Leaves what follows the command's name as it was typed: its options are the script's. */
  @Spec
  void spec(CommandSpec spec) {
    this.spec = spec;
    spec.parser().stopAtPositional(true).unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      return LabScript.find().run(arguments);
    } catch (NoLabException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 3;
    }
  }
}
