package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Deletion;
import io.groundwork.controller.run.Remove;
import io.groundwork.controller.run.RemoveGone;
import io.groundwork.controller.ssh.SshPresence;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork remove}. */
@Command(
    name = "remove",
    description = {
      "Takes a host out of its clusters: moves its partitions to the other brokers, takes it out of"
          + " the ensemble, stops its units, and takes from it what was installed for their sake."
          + " Refused while that would lose data or a quorum.",
      "The host is still in the inventory when this runs, and is deleted from it afterwards. What"
          + " its other roles need stays.",
      "Data and logs on the host stay, unless --delete-data and the host's name say otherwise; they"
          + " go last, when the cluster knows of the host no more.",
      "A machine that is dead and stays dead: --gone. Refused while anything of it answers, while a"
          + " partition has its only in-sync replica there, and where the ensemble would have no"
          + " majority of living members on the way. Nothing is done on the machine.",
      "Ctrl-C is safe: the same command goes on from there."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork remove --host node5 -i hosts.yaml --dry-run",
      "  groundwork remove --host node5 -i hosts.yaml --throttle 100MB/s",
      "  groundwork remove --host node5 -i hosts.yaml --yes",
      "  groundwork remove --host node5 -i hosts.yaml --delete-data",
      "    asks for the host's name; in scripts: --delete-data node5 --yes",
      "  groundwork remove --host node5 --gone -i hosts.yaml --dry-run",
      "  groundwork remove --host node5 --gone -i hosts.yaml",
      "    node5 is dead, and does not come back"
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

  @Option(
      names = "--delete-data",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "NAME",
      description =
          "Data and logs on the host go, too; the value is the host's name, which is asked for"
              + " where it is left out.")
  private @Nullable String deleteData;

  @Option(
      names = "--gone",
      description =
          "The machine is dead and does not come back: the others take its partitions over from"
              + " their own replicas, and forget it.")
  private boolean gone;

  @Option(names = "--yes", description = "Go on without asking; needed where no terminal is.")
  private boolean yes;

  @Override
  public Integer call() {
    Remove.Wish wish =
        new Remove.Wish(
            host, throttle, dryRun, deletion(), AtTerminal.consent(yes), Operator.name());
    Invocation invocation = new Invocation(root, dryRun ? Kind.PLAN : Kind.INSTALL);
    if (gone && deleteData != null) {
      return invocation.refuse(
          "--gone and --delete-data contradict each other",
          "What is on a machine that is gone cannot be deleted from here. Leave one of them out.");
    }
    return invocation.run(gone ? new RemoveGone(wish, new SshPresence()) : new Remove(wish));
  }

  private @Nullable Deletion deletion() {
    if (deleteData == null) {
      return null;
    }
    return new Deletion(deleteData.isEmpty() ? null : deleteData, AtTerminal::hostToDelete);
  }
}
