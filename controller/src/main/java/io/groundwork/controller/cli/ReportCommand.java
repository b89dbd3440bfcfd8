package io.groundwork.controller.cli;

import io.groundwork.controller.history.Comparison;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.history.Runs;
import io.groundwork.controller.page.ComparePage;
import io.groundwork.controller.page.RunPage;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork report}. */
@Command(
    name = "report",
    description =
        "Makes a page of a run: what it did on which host, what it found, and what the time went"
            + " on. One HTML file that needs nothing else: open it in a browser, or send it on.",
    footer = {
      "",
      "Examples:",
      "  groundwork report",
      "  groundwork report 20261121-083812-install-16496",
      "  groundwork report 083812 -o monday.html",
      "  groundwork report --compare 083812 091455"
    })
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description =
          "A run's id, a part of one that no other has, or a log's path; the latest run if left"
              + " out. 'groundwork history' lists them.")
  private @Nullable String run;

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "Where to write it; RUN.html in this directory if left out. It is replaced.")
  private @Nullable String file;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "RUN",
      description = "Make a page of two runs instead: what differs between them.")
  private List<String> compared = new ArrayList<>();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.REPORT)
        .here(
            report -> {
              try {
                report.add(compared.isEmpty() ? one() : two());
              } catch (IOException e) {
                throw new BadInputException(
                    "the log", "it cannot be read: " + e, "Name another run.");
              }
            });
  }

  private Event one() throws IOException {
    Runs runs = new Runs(Places.runs());
    Path log = runs.find(run);
    RunLog read = RunLog.read(log);
    Path written = PageFile.write(file, read.id(), RunPage.render(read, runs.beside(log)));
    return new Event.PageWritten(read.id(), written.toString());
  }

  private Event two() throws IOException {
    if (compared.size() != 2 || run != null) {
      throw new BadInputException(
          "--compare",
          "two runs are compared, neither more nor less",
          "Name them: --compare RUN RUN, and no other.");
    }
    Comparison comparison = ComparedRuns.of(compared);
    String both = comparison.first().id() + "-and-" + comparison.second().id();
    Path written = PageFile.write(file, both, ComparePage.render(comparison));
    return new Event.PageWritten(both, written.toString());
  }
}
