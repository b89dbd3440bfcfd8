package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Reset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork reset}. */
@Command(
    name = "reset",
    description = {
      "Takes back what install put on the hosts, and only that.",
      "",
      "Data and logs are kept, and with them the users that own them, unless --delete-data names"
          + " the cluster. Files of ours that were changed since are kept beside their place"
          + " (.kept-by-reset); what stood there before us comes back. Kernel settings, swap and"
          + " /etc/hosts are again what they were before. Packages that came with an install are"
          + " removed, unless something else needs them. Disks stay; what stays is named."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork reset -i hosts.yaml --dry-run",
      "  groundwork reset -i hosts.yaml",
      "  groundwork reset -i hosts.yaml --only kafka --yes",
      "  groundwork reset -i hosts.yaml --delete-data lab --yes"
    })
final class ResetCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(names = "--dry-run", description = "Show what would be done, and change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it without asking, for scripts.")
  private boolean yes;

  @Option(
      names = "--delete-data",
      paramLabel = "CLUSTER",
      description = "Data and logs go, too; the value is the cluster's name in the inventory.")
  private @Nullable String deleteData;

  @Override
  public Integer call() {
    return new Invocation(root, dryRun ? Kind.PLAN : Kind.INSTALL)
        .run(new Reset(!dryRun, deleteData, AtTerminal.consent(yes), Operator.name()));
  }
}
