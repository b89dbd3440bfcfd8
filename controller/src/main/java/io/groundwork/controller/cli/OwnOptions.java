package io.groundwork.controller.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The program's own options are every command's, so that they may stand before and after it; from
 * the commands that connect nowhere those are taken that would mean nothing there.
 */
final class OwnOptions {
  private static final Map<String, Set<String>> MEANT =
      Map.of(
          "init", Set.of("--inventory", "--help"),
          "schema", Set.of("--help"),
          "validate", Set.of("--inventory", "--output", "--no-color", "--help"),
          "demo", Set.of("--output", "--no-color", "-v", "--forks", "--only", "--help"));

  private OwnOptions() {}

  static void apply(CommandLine line) {
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              Set<String> meant = MEANT.get(name);
              if (meant != null) {
                keep(command.getCommandSpec(), meant);
              }
            });
  }

  private static void keep(CommandSpec spec, Set<String> meant) {
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (option.inherited() && !meant.contains(option.longestName())) {
        spec.remove(option);
      }
    }
  }
}
