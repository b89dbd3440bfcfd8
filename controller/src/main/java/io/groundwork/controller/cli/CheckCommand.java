package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Check;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork check}. */
@Command(
    name = "check",
    description = "Asks whether these machines would do, before anything is changed.",
    footer = {
      "",
      "Examples:",
      "  groundwork check -i hosts.yaml",
      "  groundwork check -i hosts.yaml --disk-speed"
    })
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(
      names = "--disk-speed",
      description =
          "Also write to the data's places for a moment, and say how fast they are; the file has no"
              + " name and leaves nothing.")
  private boolean diskSpeed;

  @Override
  public Integer call() {
    return new Invocation(root, Kind.CHECK).run(new Check(diskSpeed));
  }
}
