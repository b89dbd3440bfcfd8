package io.groundwork.controller.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code groundwork lab}: hands everything to the lab's script, and its exit code back. */
@Command(
    name = "lab",
    description = "The lab of real hosts on this machine: up [N], down, purge, status, ssh NODE.",
    modelTransformer = LabCommand.AsGiven.class)
public final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      return LabScript.find().run(arguments);
    } catch (NoLabException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 3;
    }
  }

  /** Leaves what follows the command's name as it was typed: its options are the script's. */
  static final class AsGiven implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      spec.parser().stopAtUnmatched(true);
      return spec;
    }
  }
}
