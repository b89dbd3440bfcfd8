package io.groundwork.controller.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a run failed, said once more at its end: a line for each reason that nodes gave. */
final class Whys {
  private Whys() {}

  static List<String> of(Board board) {
    Set<String> lines = new LinkedHashSet<>();
    for (Event.ResourceDone done : board.drifted) {
      add(lines, done.reason());
    }
    for (Event.GateAsked gate : board.gates) {
      add(lines, gate.reason());
    }
    return new ArrayList<>(lines);
  }

  /** A node on which nothing is wrong explains nothing. */
  private static void add(Set<String> lines, @Nullable Reason reason) {
    if (reason != null && !reason.means().isEmpty()) {
      lines.add("Why: " + Words.joined(reason.host(), Words.reason(reason, reason.host())));
    }
  }
}
