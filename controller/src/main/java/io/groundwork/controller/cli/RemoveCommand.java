package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Remove;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork remove}. */
@Command(
    name = "remove",
    description = {
      "Takes a host out of its clusters: moves its partitions to the other brokers, takes it out of"
          + " the ensemble, stops its units. Refused while that would lose data or a quorum.",
      "The host is still in the inventory when this runs, and is deleted from it afterwards.",
      "Ctrl-C is safe: the same command goes on from there. Data on the host stay."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork remove --host node5 -i hosts.yaml --dry-run",
      "  groundwork remove --host node5 -i hosts.yaml --throttle 100MB/s",
      "  groundwork remove --host node5 -i hosts.yaml --yes"
    })
final class RemoveCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(
      names = "--host",
      required = true,
      paramLabel = "NAME",
      description = "The host, by its name in the inventory.")
  private String host = "";

  @Option(
      names = "--throttle",
      paramLabel = "RATE",
      defaultValue = RebalanceCommand.THROTTLE,
      converter = Rate.class,
      description = "What each broker may send, and receive, for the moves (${DEFAULT-VALUE}).")
  private long throttle;

  @Option(names = "--dry-run", description = "Tell the plan, change nothing; exit 2.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Go on without asking; needed where no terminal is.")
  private boolean yes;

  @Override
  public Integer call() {
    Remove.Wish wish =
        new Remove.Wish(host, throttle, dryRun, AtTerminal.consent(yes), Operator.name());
    return new Invocation(root, dryRun ? Kind.PLAN : Kind.INSTALL).run(new Remove(wish));
  }
}
