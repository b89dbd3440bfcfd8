package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;

/** Files by other hands that change a unit of ours: what runs is not what the inventory says. */
public final class DropIns {
  private static final String NAME = "unit-drop-in";

  private DropIns() {}

  /** Where they lie: evidence that {@link #examine} needs. */
  public static String place(String unit) {
    return "/etc/systemd/system/" + unit + ".d";
  }

  /** Names them, where there are any. */
  public static void examine(Findings findings, String host, Facts facts, String unit) {
    Facts.FileFact directory = facts.files().get(place(unit));
    if (directory == null) {
      return;
    }
    for (String name : directory.entries()) {
      if (name.endsWith(".conf")) {
        new Check(findings, host, NAME)
            .warning(
                place(unit) + "/" + name + " changes " + unit,
                "systemd reads it with the unit, and it is not Groundwork's: what runs may differ"
                    + " from what the inventory says",
                "If it is wanted, leave it; what the inventory has a setting for belongs there.");
      }
    }
  }
}
