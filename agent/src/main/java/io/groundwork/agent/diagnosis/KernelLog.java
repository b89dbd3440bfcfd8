package io.groundwork.agent.diagnosis;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The kernel's last words of trouble: memory, disks, file systems, crashed processes. */
final class KernelLog {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int READ = 2000;
  private static final int SHOWN = 40;

  private static final Pattern TROUBLE =
      Pattern.compile(
          "Out of memory|oom-kill|Killed process|I/O error|segfault|read-only|nfsd|blocked for more"
              + "|(?:EXT4-fs|XFS|BTRFS).*(?:error|warning|corrupt)|apparmor=\"DENIED\""
              + "|avc: +denied",
          Pattern.CASE_INSENSITIVE);

  private final Commands commands;

  KernelLog(Commands commands) {
    this.commands = commands;
  }

  /** The last lines of trouble; empty where there are none, or the kernel's log is not ours. */
  String trouble() throws IOException {
    Output output =
        commands.run(
            LIMIT,
            List.of(
                "journalctl", "--no-pager", "-k", "-o", "short-iso", "-n", String.valueOf(READ)));
    if (!output.ok()) {
      return "";
    }
    List<String> lines =
        output.text().lines().filter(line -> TROUBLE.matcher(line).find()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
  }

  /** Of lines of trouble those that tell of a process of the unit. */
  static String of(String unit, String trouble) {
    return String.join(
        "\n", trouble.lines().filter(line -> line.contains("/" + unit + ",")).toList());
  }
}
