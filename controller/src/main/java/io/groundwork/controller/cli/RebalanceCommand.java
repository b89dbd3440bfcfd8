package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Rebalance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork rebalance}. */
@Command(
    name = "rebalance",
    description = {
      "Moves Kafka's partitions so that all brokers of the inventory carry alike, new ones too.",
      "Of each topic and of all together, no broker will hold two replicas, or preferred leaders,"
          + " more than another; as few bytes as possible are copied.",
      "Ctrl-C is safe: Kafka ends what was begun; the same command goes on from there."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork rebalance -i hosts.yaml --dry-run",
      "  groundwork rebalance -i hosts.yaml --throttle 100MB/s",
      "  groundwork rebalance -i hosts.yaml --yes --output json"
    })
final class RebalanceCommand implements Callable<Integer> {
  static final String THROTTLE = "50MB/s";

  @ParentCommand private Root root = new Root();

  @Option(
      names = "--throttle",
      paramLabel = "RATE",
      defaultValue = THROTTLE,
      converter = Rate.class,
      description =
          "What each broker may send, and receive, for the moves (${DEFAULT-VALUE}); more than what"
              + " producers write to the partitions, or they never end.")
  private long throttle;

  @Option(names = "--dry-run", description = "Tell the plan, change nothing; exit 2 if any move.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Go on without asking; needed where no terminal is.")
  private boolean yes;

  @Override
  public Integer call() {
    Rebalance.Wish wish =
        new Rebalance.Wish(throttle, dryRun, AtTerminal.consent(yes), Operator.name());
    return new Invocation(root, dryRun ? Kind.PLAN : Kind.INSTALL).run(new Rebalance(wish));
  }
}
