package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Stop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork stop}. */
@Command(
    name = "stop",
    description = {
      "Stops Kafka, then ZooKeeper, cleanly. A part (--limit, --only) only while the rest can carry"
          + " on",
      "and does not need it. Units stay enabled: a boot starts them, and so does 'groundwork"
          + " start'."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork stop -i hosts.yaml",
      "  groundwork stop -i hosts.yaml --only kafka",
      "  groundwork stop -i hosts.yaml --limit node2"
    })
final class StopCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.STOP).run(new Stop(Operator.name("stop")));
  }
}
