package io.groundwork.agent.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads dpkg's own record of packages; deb-control(5) has its form. No process is started. */
final class DpkgStatus {
  private final Collection<String> names;
  private final List<InstalledPackage> installed = new ArrayList<>();
  private final List<String> held = new ArrayList<>();
  private String name = "";
  private String version = "";
  private String status = "";

  private DpkgStatus(Collection<String> names) {
    this.names = names;
  }

  static PackageState read(Path file, Collection<String> names) throws IOException {
    DpkgStatus found = new DpkgStatus(names);
    // Maintainers' names hold any bytes: one character a byte reads them all.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        found.line(line);
      }
    }
    found.end();
    return new PackageState("apt", found.installed, found.held);
  }

  private void line(String line) {
    if (line.isEmpty()) {
      end();
    } else if (line.startsWith("Package: ")) {
      name = line.substring(9).strip();
    } else if (line.startsWith("Version: ")) {
      version = line.substring(9).strip();
    } else if (line.startsWith("Status: ")) {
      status = line.substring(8).strip();
    }
  }

  /** A status is three words: what is wanted, whether an error is known, what is so. */
  private void end() {
    if (names.contains(name)) {
      if (status.endsWith(" ok installed")) {
        installed.add(new InstalledPackage(name, version));
      }
      if (status.startsWith("hold ")) {
        held.add(name);
      }
    }
    name = "";
    version = "";
    status = "";
  }
}
