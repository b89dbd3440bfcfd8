package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.LearnFacts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork facts}. */
@Command(
    name = "facts",
    description = "Shows what was learnt of each host.",
    footer = {
      "",
      "Examples:",
      "  groundwork facts -i hosts.yaml",
      "  groundwork facts -i hosts.yaml --output json"
    })
final class FactsCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.FACTS).run(new LearnFacts());
  }
}
