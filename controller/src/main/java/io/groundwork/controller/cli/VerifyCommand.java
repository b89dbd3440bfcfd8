package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Verify;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork verify}. */
@Command(
    name = "verify",
    description =
        "Asks the gates of what runs now, and names drift. Repairs nothing; exit 3 if anything is wrong.",
    footer = {
      "",
      "Examples:",
      "  groundwork verify -i hosts.yaml",
      "  groundwork verify -i hosts.yaml --only zookeeper"
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Override
  public Integer call() {
    return new Invocation(root, Kind.VERIFY).run(new Verify());
  }
}
