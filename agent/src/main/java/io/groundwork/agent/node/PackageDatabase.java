package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Looks packages up where the node's package manager keeps them; writes nothing. */
final class PackageDatabase {
  private final Path root;
  private final Commands commands;

  PackageDatabase(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
  }

  PackageState state(Collection<String> names) throws IOException {
    String manager = PackageManagers.of(root);
    return switch (manager) {
      case "apt" -> DpkgStatus.read(root.resolve("var/lib/dpkg/status"), names);
      case "" -> new PackageState("", List.of(), List.of());
      default ->
          new PackageState(
              manager,
              RpmQuery.ask(commands, names),
              RpmHolds.among(root.resolve(RpmHolds.file(manager).substring(1)), names));
    };
  }
}
