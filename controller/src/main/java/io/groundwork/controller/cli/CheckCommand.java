package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Check;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork check}. */
@Command(
    name = "check",
    description = "Asks whether these machines would do, before anything is changed.",
    footer = {"", "Examples:", "  groundwork check -i hosts.yaml"})
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.CHECK).run(new Check());
  }
}
