package io.groundwork.agent.diagnosis;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.FactsCollector;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.Space;
import io.groundwork.agent.node.SystemCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Reads what explains a service that does not do well: the unit, its last words, who has its port,
 * disk, memory. Each piece is bounded and has its own time limit; one that cannot be read says so,
 * and the others stand.
 */
public final class Diagnosis {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int LINES = 30;

  private final Commands commands;
  private final NodeView view;
  private final FactsCollector facts;

  /** Of the whole machine. */
  public Diagnosis() {
    this(Path.of("/"), new SystemCommands());
  }

  /** Of a machine whose every path lies below a directory, for tests. */
  public Diagnosis(Path root, Commands commands) {
    this.commands = commands;
    this.view = new LiveView(root, commands);
    this.facts = new FactsCollector(root, commands);
  }

  /** A piece of the text, to be read now. */
  private interface Piece {
    String read() throws IOException;
  }

  /**
   * The text.
   *
   * @param port the service's own, 0 for none
   * @param paths its directories
   */
  public String of(String unit, int port, List<String> paths) {
    Report report = new Report();
    report.add("unit", read(() -> status(unit)));
    report.add("last words of " + unit, read(() -> lastWords(unit)));
    if (port > 0) {
      report.add("port " + port, read(() -> listeners(port)));
    }
    report.add("disk", read(() -> disk(paths)));
    report.add("memory", read(this::memory));
    return report.text();
  }

  private static String read(Piece piece) {
    try {
      return piece.read();
    } catch (IOException | RuntimeException e) {
      return "could not be read: " + e.getMessage();
    }
  }

  private String status(String unit) throws IOException {
    // Exit 3 says that the unit is not active; that is what is asked.
    Output output =
        commands.run(
            LIMIT, List.of("systemctl", "status", "--no-pager", "--full", "-n", "0", "--", unit));
    return output.text();
  }

  private String lastWords(String unit) throws IOException {
    Output output =
        commands.run(
            LIMIT,
            List.of(
                "journalctl", "--no-pager", "-o", "cat", "-n", String.valueOf(LINES), "-u", unit));
    String journal = output.text().strip();
    boolean silent = journal.isEmpty() || journal.startsWith("-- No entries");
    return output.ok() && !silent ? journal : journal + "\n" + new OwnLog(view).tail(unit, LINES);
  }

  private String listeners(int port) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Facts.Listener each : facts.listeners()) {
      if (each.port() == port) {
        text.append(each.address().isEmpty() ? "every address" : each.address());
        text.append(": ");
        text.append(each.pid() == 0 ? "a process not found" : each.process());
        text.append(each.pid() == 0 ? "" : " (pid " + each.pid() + ") ").append(each.unit());
        text.append('\n');
      }
    }
    return text.isEmpty() ? "nobody listens" : text.toString();
  }

  private String disk(List<String> paths) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      Space space = view.space(path);
      text.append(path).append(": ").append(megabytes(space.free())).append(" MB free of ");
      text.append(megabytes(space.size())).append(" MB\n");
    }
    return text.toString();
  }

  private String memory() throws IOException {
    Facts.Memory memory = facts.memory();
    String text =
        megabytes(memory.available()) + " MB available of " + megabytes(memory.total()) + " MB";
    return text + oomKills();
  }

  /** The kernel counts them since 4.13; the count belongs to the whole machine. */
  private String oomKills() throws IOException {
    String counts = new String(view.read("/proc/vmstat", 1 << 16), StandardCharsets.US_ASCII);
    for (String line : counts.split("\n", -1)) {
      if (line.startsWith("oom_kill ")) {
        return "; processes killed for want of memory since the start of the machine: "
            + line.substring("oom_kill ".length());
      }
    }
    return "";
  }

  private static long megabytes(long bytes) {
    return bytes / 1_000_000;
  }
}
