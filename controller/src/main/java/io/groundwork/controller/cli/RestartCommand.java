package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Restart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork restart}. */
@Command(
    name = "restart",
    description = {
      "Restarts ZooKeeper and Kafka, one member at a time, each only while the others can carry"
          + " on.",
      "The leader or active controller comes last; what does not run is started first. Changes no"
          + " file."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork restart -i hosts.yaml",
      "  groundwork restart -i hosts.yaml --only kafka",
      "  groundwork restart -i hosts.yaml --limit node2"
    })
final class RestartCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.RESTART).run(new Restart(Operator.name("restart")));
  }
}
