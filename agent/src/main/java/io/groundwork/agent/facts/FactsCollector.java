package io.groundwork.agent.facts;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.SystemCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learns a node from /proc and /etc; programs are run only for what stands in neither. */
public final class FactsCollector {
  private final Proc proc;
  private final Commands commands;
  private final NodeView view;

  /** The whole machine. */
  public FactsCollector() {
    this(Path.of("/"), new SystemCommands());
  }

  /** A machine whose every path lies below a directory, for tests. */
  public FactsCollector(Path root, Commands commands) {
    this.proc = new Proc(root);
    this.commands = commands;
    this.view = new LiveView(root, commands);
  }

  /** Learns everything, and looks at these paths, too. */
  public Facts collect(List<String> evidence) throws IOException {
    Mounts mounts = new Mounts(proc, commands);
    mounts.begin();
    SystemdVersion systemd = new SystemdVersion(proc, commands);
    List<Facts.Listener> listeners = listeners();
    return new Facts(
        proc.text("/proc/sys/kernel/hostname"),
        proc.text("/etc/machine-id"),
        osRelease(),
        arch(System.getProperty("os.arch", "")),
        proc.text("/proc/sys/kernel/osrelease"),
        systemd.number(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        new Addresses(proc).all(),
        mounts.all(),
        listeners,
        new TraitsCollector(proc).collect(),
        new Evidence(view).of(evidence),
        System.currentTimeMillis());
  }

  /** Sockets that listen now. */
  public List<Facts.Listener> listeners() throws IOException {
    return new Listeners(proc).all();
  }

  private Map<String, String> osRelease() {
    List<String> lines = proc.lines("/etc/os-release");
    if (lines.isEmpty()) {
      lines = proc.lines("/usr/lib/os-release");
    }
    Map<String, String> os = new TreeMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals);
      switch (key) {
        case "ID", "VERSION_ID", "PRETTY_NAME", "ID_LIKE" ->
            os.put(key, unquoted(line.substring(equals + 1).strip()));
        default -> {
          // Nothing that anybody plans by.
        }
      }
    }
    return os;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Java's name of the processor as uname says it. */
  private static String arch(String java) {
    return java.equals("amd64") ? "x86_64" : java;
  }

  /** Memory now. */
  public Facts.Memory memory() {
    Map<String, Long> bytes = new TreeMap<>();
    for (String line : proc.lines("/proc/meminfo")) {
      List<String> words = Proc.words(line);
      if (words.size() >= 2) {
        bytes.put(words.get(0), Long.parseLong(words.get(1)) * 1024);
      }
    }
    return new Facts.Memory(
        bytes.getOrDefault("MemTotal:", 0L),
        bytes.getOrDefault("MemAvailable:", 0L),
        bytes.getOrDefault("SwapTotal:", 0L));
  }
}
