package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Install;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork install}. */
@Command(
    name = "install",
    description =
        "Brings the hosts to what the inventory says, and verifies it. A second run changes nothing.",
    footer = {
      "",
      "Examples:",
      "  groundwork install -i hosts.yaml",
      "  groundwork install -i hosts.yaml --limit node3 --only kafka"
    })
final class InstallCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.INSTALL).run(new Install(Operator.name()));
  }
}
