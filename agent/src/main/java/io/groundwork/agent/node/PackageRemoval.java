package io.groundwork.agent.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has the package manager tell what a removal would take along. It plays the removal through and
 * changes nothing, not even its caches.
 */
final class PackageRemoval {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SHOWN = 300;

  /** apt-get(8): a line for each step of a simulation. */
  private static final Pattern STEP = Pattern.compile("(?m)^(Remv|Purg|Inst) (\\S+)");

  private PackageRemoval() {}

  static RemovedWith with(String manager, Commands commands, Collection<String> names)
      throws IOException {
    List<String> argv = new ArrayList<>(manager.equals("apt") ? apt() : rpm(manager));
    argv.addAll(names);
    Output output = commands.run(LIMIT, argv);
    Set<String> gone =
        manager.equals("apt") ? steps(output.text()) : TransactionTable.taken(output.text());
    return gone.isEmpty() || manager.equals("apt") && !output.ok()
        ? new RemovedWith(Set.of(), end(output.text()))
        : new RemovedWith(gone, "");
  }

  private static String end(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return "the package manager refuses: " + line.substring(Math.max(0, line.length() - SHOWN));
  }

  private static List<String> apt() {
    return List.of(
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-s",
        "-y",
        "--allow-change-held-packages",
        // Or it keeps what a held package needs, whatever it is told to remove.
        "--ignore-hold",
        "--no-auto-remove",
        "-o",
        "Debug::NoLocking=1",
        "-o",
        "APT::Get::Purge=false",
        "-o",
        "Dir::Cache::pkgcache=",
        "-o",
        "Dir::Cache::srcpkgcache=",
        "remove");
  }

  /** It ends with 1 and "aborted": that is the no which it was given. */
  private static List<String> rpm(String manager) {
    return List.of(
        manager,
        "-C",
        "--assumeno",
        "--disableexcludes=main",
        "--setopt=clean_requirements_on_remove=False",
        "remove");
  }

  /** What comes in the place of what goes counts as well: it is not ours to change. */
  private static Set<String> steps(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      names.add(step.group(2));
    }
    return names;
  }
}
