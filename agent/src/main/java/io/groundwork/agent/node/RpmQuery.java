package io.groundwork.agent.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks rpm's database, in one process for all packages. */
final class RpmQuery {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FORMAT = "groundwork\\t%{NAME}\\t%{VERSION}-%{RELEASE}\\n";

  private RpmQuery() {}

  static List<InstalledPackage> ask(Commands commands, Collection<String> names)
      throws IOException {
    List<InstalledPackage> installed = new ArrayList<>();
    if (names.isEmpty()) {
      return installed;
    }
    List<String> argv = new ArrayList<>(List.of("rpm", "-q", "--qf", FORMAT, "--"));
    argv.addAll(names);
    Output output = commands.run(LIMIT, argv);
    int absent = 0;
    for (String line : output.text().split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 3 && fields[0].equals("groundwork")) {
        installed.add(new InstalledPackage(fields[1], fields[2]));
      } else if (line.endsWith(" is not installed")) {
        absent++;
      }
    }
    // Its exit code counts what is not installed; a database that cannot be read says neither.
    if (!output.ok() && absent == 0) {
      throw new IOException("rpm cannot read its database: " + output.text().strip());
    }
    return installed;
  }
}
