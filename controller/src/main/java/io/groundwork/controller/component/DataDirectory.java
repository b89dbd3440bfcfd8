package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;

/** Looks at what stands where a service is to keep its data, before anything is changed. */
public final class DataDirectory {
  private DataDirectory() {}

  /**
   * Refuses what the directory's own resource would be stuck on later.
   *
   * @param service the service's user
   */
  public static void examine(Check check, Facts facts, String path, String service) {
    FileFact there = facts.files().get(path);
    if (there == null) {
      return;
    }
    if (!there.type().equals("directory")) {
      check.error(
          path + " is " + (there.type().equals("other") ? "no directory" : "a " + there.type()),
          "it is to be the directory of " + service + "'s data",
          "Move it away, or set another path.");
    } else if (there.uid() == 0 && there.entries().stream().anyMatch(DataDirectory::isData)) {
      check.error(
          path + " holds data that belong to root",
          "no service runs as root here, and data are never re-owned",
          "Give them to a uid of their own, by hand: chown -R UID "
              + path
              + "; the user "
              + service
              + " is made with it where there is none.");
    } else if (isAnothers(there, service)
        && there.entries().stream().anyMatch(DataDirectory::isData)) {
      check.error(
          path + " holds data that belong to user " + there.owner(),
          service + " runs as a user of that name, and data are never re-owned",
          "Look whose they are. Give them to a uid that nobody has, and "
              + service
              + " is made with it, or set another path.");
    }
  }

  /** A uid without an account is what survives when a machine is set up anew. */
  private static boolean isAnothers(FileFact there, String service) {
    return !there.owner().isEmpty() && !there.owner().equals(service);
  }

  /** A fresh file system's lost+found is not data. */
  private static boolean isData(String name) {
    return !name.equals("lost+found");
  }
}
