package io.groundwork.controller.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's own options; they may stand before and after a command. */
@Command(
    name = "groundwork",
    description =
        "Turns a list of bare machines into verified ZooKeeper, Kafka, NFS and Kubernetes-ready"
            + " nodes.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done and verified, or nothing to do; 2 plan found something to change;",
      "3 a gate closed, a check failed, a resource is stuck, drift, or a lock is held;",
      "4 a host could not be reached; 5 bad input; 1 an error of our own; 130 interrupted.",
      "",
      "Begin with:",
      "  groundwork init",
      "  groundwork validate -i hosts.yaml",
      "  groundwork plan -i hosts.yaml",
      "  groundwork install -i hosts.yaml"
    })
final class Root {
  @Option(
      names = {"-i", "--inventory"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The inventory: hosts.yaml.")
  @Nullable String inventory;

  @Option(
      names = "--limit",
      paramLabel = "HOST_OR_ROLE",
      split = ",",
      scope = ScopeType.INHERIT,
      description = "Change these hosts only; members of their clusters are still asked.")
  List<String> limit = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "COMPONENT",
      split = ",",
      scope = ScopeType.INHERIT,
      description = "These components only.")
  List<String> only = new ArrayList<>();

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "32",
      scope = ScopeType.INHERIT,
      description = "Work on so many hosts at once, at most (${DEFAULT-VALUE}).")
  int forks = 32;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      scope = ScopeType.INHERIT,
      description = "text for people, or json: one object a line.")
  Output output = Output.text;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours (NO_COLOR in the environment does the same).")
  boolean noColor;

  @Option(
      names = "-v",
      scope = ScopeType.INHERIT,
      description = "Tell what is already right, too, and what each host is doing.")
  boolean verbose;

  @Option(
      names = "--ask-sudo-password",
      scope = ScopeType.INHERIT,
      description = "Ask for the sudo password once, for hosts that have none in the inventory.")
  boolean askSudoPassword;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what can be done, and how.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Say which version this is.")
  boolean version;

  /** How a command answers. The names are what is typed. */
  enum Output {
    text,
    json
  }
}
