package io.groundwork.agent.diagnosis;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What a unit said.
 *
 * @param journal the end of its journal with times, or of its own log where the journal is silent
 * @param episode of that, what belongs to the failure at hand, bare
 */
record UnitWords(String journal, String episode) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A broker that starts prints its settings: 700 lines; of three starts all is to be there. */
  private static final int LINES = 2500;

  private static final int LOG_LINES = 300;
  private static final int MOST_EPISODE = 150 * 1024;

  static UnitWords of(String unit, Commands commands, NodeView view) {
    try {
      Output output =
          commands.run(
              LIMIT,
              List.of(
                  "journalctl",
                  "--no-pager",
                  "-o",
                  "short-iso",
                  "-n",
                  String.valueOf(LINES),
                  "-u",
                  unit));
      String journal = output.text().strip();
      boolean silent = journal.lines().allMatch(line -> line.isBlank() || line.startsWith("-- "));
      if (output.ok() && !silent) {
        return new UnitWords(journal, Piece.bounded(Episode.of(journal), MOST_EPISODE) + "\n");
      }
      String own = new OwnLog(view).tail(unit, LOG_LINES);
      return new UnitWords(journal + "\n" + own, Piece.bounded(own, MOST_EPISODE) + "\n");
    } catch (IOException | RuntimeException e) {
      return new UnitWords("could not be read: " + e.getMessage(), "");
    }
  }
}
