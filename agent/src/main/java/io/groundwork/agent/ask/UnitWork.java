package io.groundwork.agent.ask;

import io.groundwork.agent.facts.Proc;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.UnitState;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the main process of a unit has done so far, by the kernel's count (/proc/PID/io) and by what
 * it said itself. Reads only.
 */
final class UnitWork {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** A broker that loads its logs says some lines for each; this is the end of that. */
  private static final int LINES = 200;

  private static final int MOST_WORDS = 32 << 10;
  private final LiveView view;
  private final Proc proc;
  private final Commands commands;

  /** Of a machine whose every path lies below a directory. */
  UnitWork(Path root, Commands commands) {
    this.view = new LiveView(root, commands);
    this.proc = new Proc(root);
    this.commands = commands;
  }

  /** The answer to {@link Question.UnitWork}. */
  Answer of(String unit) {
    Map<String, String> seen = new HashMap<>();
    try {
      UnitState state = view.unit(unit);
      seen.put("active", state.active());
      seen.put("sub", state.sub());
      seen.put("pid", Integer.toString(state.mainPid()));
      if (state.mainPid() > 0) {
        long bytes = bytes(state.mainPid());
        if (bytes >= 0) {
          seen.put("bytes", Long.toString(bytes));
        }
        seen.put("words", words(unit, state.mainPid()));
      }
    } catch (IOException e) {
      return new Answer.Failure("systemd does not say: " + e.getMessage(), false);
    }
    return new Answer.Tree(seen);
  }

  /**
   * What the process read and wrote: through calls, from the page cache too; or, where that is
   * more, from the disks, as it does through memory that files are mapped into. -1 where the kernel
   * does not say.
   */
  private long bytes(int pid) {
    Map<String, Long> counts = new HashMap<>();
    for (String line : proc.lines("/proc/" + pid + "/io")) {
      int colon = line.indexOf(": ");
      String count = colon < 0 ? "" : line.substring(colon + 2);
      if (count.matches("[0-9]{1,18}")) {
        counts.put(line.substring(0, colon), Long.valueOf(count));
      }
    }
    return counts.isEmpty()
        ? -1
        : Math.max(of(counts, "rchar"), of(counts, "read_bytes"))
            + Math.max(of(counts, "wchar"), of(counts, "write_bytes"));
  }

  private static long of(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Of this process alone: what an earlier one said is over. */
  private String words(String unit, int pid) {
    try {
      String text =
          commands
              .run(
                  LIMIT,
                  List.of(
                      "journalctl",
                      "--no-pager",
                      "-b",
                      "-o",
                      "cat",
                      "-n",
                      String.valueOf(LINES),
                      "_SYSTEMD_UNIT=" + unit,
                      "_PID=" + pid))
              .text()
              .strip();
      return text.substring(Math.max(0, text.length() - MOST_WORDS));
    } catch (IOException e) {
      // Its words only say how far it is; the kernel's count stands without them.
      return "";
    }
  }
}
