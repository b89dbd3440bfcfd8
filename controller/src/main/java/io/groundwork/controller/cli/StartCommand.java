package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Start;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork start}. */
@Command(
    name = "start",
    description =
        "Starts what does not run of ZooKeeper, then of Kafka, and verifies it. Changes no file.",
    footer = {
      "",
      "Examples:",
      "  groundwork start -i hosts.yaml",
      "  groundwork start -i hosts.yaml --only zookeeper"
    })
final class StartCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.START).run(new Start(Operator.name("start")));
  }
}
