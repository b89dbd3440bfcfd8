package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork validate}. */
@Command(
    name = "validate",
    description = "Checks the inventory alone, all of it at once. Connects nowhere.",
    footer = {"", "Examples:", "  groundwork validate -i hosts.yaml"})
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.VALIDATE).validate();
  }
}
