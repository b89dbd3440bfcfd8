package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.PlanOnly;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork plan}. */
@Command(
    name = "plan",
    description =
        "Shows what install would change, with diffs of files. Changes nothing; exit 2 if something would.",
    footer = {
      "",
      "Examples:",
      "  groundwork plan -i hosts.yaml",
      "  groundwork plan -i hosts.yaml --output json"
    })
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.PLAN).run(new PlanOnly());
  }
}
