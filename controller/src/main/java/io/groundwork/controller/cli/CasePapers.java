package io.groundwork.controller.cli;

import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report;
import io.groundwork.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Files;

/** What the archive of a failed run holds beside what was seen in it: inventory and versions. */
final class CasePapers {
  private CasePapers() {}

  /** Secrets are masked on the way, as in every event. */
  static void tell(Inventory inventory, Report report) {
    report.add(new Event.Paper("inventory.yaml", inventory(inventory)));
    report.add(new Event.Paper("versions.txt", versions()));
  }

  private static String inventory(Inventory inventory) {
    try {
      return Files.readString(inventory.file());
    } catch (IOException e) {
      return "# It could not be read again: " + e.getMessage() + "\n";
    }
  }

  private static String versions() {
    return Version.text()
        + "\nJava "
        + System.getProperty("java.runtime.version")
        + ", "
        + System.getProperty("java.vendor")
        + "\n"
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ", "
        + System.getProperty("os.arch")
        + "\n";
  }
}
