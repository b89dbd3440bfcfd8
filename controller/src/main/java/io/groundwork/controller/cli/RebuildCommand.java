package io.groundwork.controller.cli;

import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.run.Rebuild;
import io.groundwork.controller.ssh.SshHostKeys;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code groundwork rebuild}. */
@Command(
    name = "rebuild",
    description = {
      "Brings a machine that was set up anew back to its cluster: with its old ids, and with its"
          + " data where the disk survived.",
      "",
      "Asks the other members first whether they are well without it. Accepts its new host key only"
          + " when the fingerprint is given that was read on the machine itself. Ends when every"
          + " partition is back in sync. No other host is changed."
    },
    footer = {
      "",
      "Examples:",
      "  groundwork rebuild -i hosts.yaml --host node2",
      "    shows the known and the presented keys, and what to run next (exit code 4)",
      "  groundwork rebuild -i hosts.yaml --host node2 --host-key SHA256:n7Iq...",
      "",
      "The fingerprint, on the machine's console:",
      "  for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $f; done"
    })
final class RebuildCommand implements Callable<Integer> {
  @ParentCommand private Root root = new Root();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      required = true,
      description = "The host, as the inventory names it.")
  private String host = "";

  @Option(
      names = "--host-key",
      paramLabel = "SHA256:...",
      description = "The fingerprint of its new host key, read on the machine itself.")
  private @Nullable String fingerprint;

  @Option(
      names = "--lose",
      paramLabel = "TOPIC",
      split = ",",
      description =
          "Topics that may be lost, where nobody else has them: asked for by name when it comes to"
              + " that.")
  private Set<String> lose = Set.of();

  @Override
  public Integer call() {
    Invocation invocation = new Invocation(root, Kind.INSTALL);
    if (!root.limit.isEmpty() || !root.only.isEmpty()) {
      return invocation.refuse(
          "rebuild takes neither --limit nor --only",
          "It changes the one host that --host names, and brings all of it back.");
    }
    return invocation.run(new Rebuild(host, fingerprint, lose, new SshHostKeys(), Operator.name()));
  }
}
