package io.groundwork.controller.cli;

import io.groundwork.controller.history.Comparison;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.history.Runs;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.BadInputException;
import io.groundwork.controller.run.ReadHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork history}. */
@Command(
    name = "history",
    description = {
      "Lists past runs, the newest last: who, what, when, and how it ended. With -i, the runs with"
          + " that inventory alone.",
      "With --nodes it asks the nodes, which keep the runs that changed them: for when the"
          + " controller's machine is lost, or another one was used."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork history",
      "  groundwork history -i hosts.yaml --last 5",
      "  groundwork history -i hosts.yaml --nodes",
      "  groundwork history --compare 083812 091455"
    })
final class HistoryCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many runs at most (${DEFAULT-VALUE}).")
  private int last = 20;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "Runs on the cluster of this name alone.")
  private @Nullable String cluster;

  @Option(
      names = "--nodes",
      description = "Ask the nodes of the inventory instead of this machine's logs.")
  private boolean nodes;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "RUN",
      description =
          "Two runs instead: what took longer, what only one of them changed, gates that differ.")
  private List<String> compared = new ArrayList<>();

  @Override
  public Integer call() {
    Invocation invocation = new Invocation(root, Kind.HISTORY);
    if (nodes) {
      return invocation.run(new ReadHistory());
    }
    return invocation.here(compared.isEmpty() ? this::list : this::compare);
  }

  private void compare(Report report) {
    if (compared.size() != 2) {
      throw new BadInputException("--compare", "two runs are compared", "Name two.");
    }
    try {
      Comparison comparison = ComparedRuns.of(compared);
      report.add(past(comparison.first()));
      report.add(past(comparison.second()));
      ComparedRuns.events(comparison).forEach(report::add);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void list(Report report) {
    if (last < 1) {
      throw new BadInputException("--last " + last, "that lists nothing", "Give 1 or more.");
    }
    try {
      wanted().forEach(log -> report.add(past(log)));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static BadInputException unreadable(IOException e) {
    return new BadInputException(
        "the logs of runs", "they cannot be read: " + e, "Look at " + Places.runs() + ".");
  }

  /** The newest that are wanted; older ones are not even opened. */
  private Deque<RunLog> wanted() throws IOException {
    List<Path> logs = new Runs(Places.runs()).logs();
    String inventory = root.inventory == null ? null : ThisRun.absolute(root.inventory);
    Deque<RunLog> wanted = new ArrayDeque<>();
    for (int i = logs.size() - 1; i >= 0 && wanted.size() < last; i--) {
      RunLog log = RunLog.glance(logs.get(i));
      boolean of = cluster == null || log.cluster().equals(cluster);
      if (of && (inventory == null || log.inventory().equals(inventory))) {
        wanted.addFirst(log);
      }
    }
    return wanted;
  }

  private static Event past(RunLog log) {
    String result = log.atWork() ? "at work" : "did not end";
    if (log.ended()) {
      int exit = log.exit();
      result = ExitCodes.word(exit) + (exit == 0 ? "" : " (exit " + exit + ")");
    }
    return new Event.PastRun(
        null,
        log.id(),
        log.began(),
        log.who(),
        log.command(),
        log.cluster(),
        log.first("start").text("version"),
        log.ended() ? log.millis() : -1,
        log.ended() ? log.exit() : null,
        (int) log.first("summary").number("changed"),
        result);
  }
}
