package io.groundwork.agent.node;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs programs by argv, never through a shell. */
@FunctionalInterface
public interface Commands {

  /**
   * Runs a program to its end.
   *
   * @throws IOException where the program is not on the node, or ran longer than the limit and was
   *     killed
   */
  Output run(Duration limit, List<String> argv) throws IOException;
}
