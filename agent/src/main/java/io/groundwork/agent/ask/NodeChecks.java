package io.groundwork.agent.ask;

import io.groundwork.agent.facts.FactsCollector;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.SystemCommands;
import io.groundwork.agent.node.UnitState;
import io.groundwork.agent.question.Expectation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a node the way kubeadm's preflight does, each check by itself; reads only. */
final class NodeChecks {
  private static final Set<String> ENABLED = Set.of("enabled", "static", "generated", "alias");

  private final Path root;
  private final LiveView view;
  private final FactsCollector facts;

  NodeChecks(Path root, Commands commands) {
    this.root = root;
    this.view = new LiveView(root, commands);
    this.facts = new FactsCollector(root, commands);
  }

  /** What is wrong, in words; null where all is well. */
  @Nullable String wrong(Expectation e) throws IOException {
    return switch (e.kind()) {
      case CPUS -> cpus(Integer.parseInt(e.wanted()));
      case MEMORY -> memory(Long.parseLong(e.wanted()));
      case KERNEL -> kernel(e.wanted());
      case CONTROLLERS -> controllers(List.of(e.subject().split(",", -1)));
      case PROGRAM -> program(e.subject());
      case SETTING -> setting(e.subject(), e.wanted());
      case ABSENT -> view.stat(e.subject()) == null ? null : e.subject() + " already exists";
      case EMPTY -> empty(e.subject());
      case PORT_FREE -> port(Integer.parseInt(e.subject()));
      case SWAP_OFF -> swap();
      case SOCKET -> socket(e.subject());
      case ENABLED -> enabled(e.subject());
      case INACTIVE ->
          isActive(e.subject())
              ? e.subject() + " is active; the ports that kubeadm names must be open in it"
              : null;
      case NAME_RESOLVES -> name();
    };
  }

  private static @Nullable String cpus(int least) {
    int cpus = Runtime.getRuntime().availableProcessors();
    return cpus >= least
        ? null
        : "the number of available CPUs " + cpus + " is less than the required " + least;
  }

  private @Nullable String memory(long least) {
    long megabytes = facts.memory().total() >> 20;
    return megabytes >= least
        ? null
        : "the system RAM (" + megabytes + " MB) is less than the minimum " + least + " MB";
  }

  private @Nullable String kernel(String least) throws IOException {
    String seen = text("/proc/sys/kernel/osrelease");
    return atLeast(seen, least)
        ? null
        : "kernel " + seen + " is older than " + least + ", the oldest that is supported";
  }

  static boolean atLeast(String seen, String least) {
    String[] a = seen.split("[^0-9]+", 3);
    String[] b = least.split("[^0-9]+", 3);
    for (int i = 0; i < Math.min(2, b.length); i++) {
      int by = Integer.compare(number(a, i), number(b, i));
      if (by != 0) {
        return by > 0;
      }
    }
    return true;
  }

  private static int number(String[] parts, int index) {
    return index < parts.length && parts[index].matches("[0-9]{1,6}")
        ? Integer.parseInt(parts[index])
        : 0;
  }

  /** Version 2 shows its controllers in a file; devices and freezer need none there. */
  private @Nullable String controllers(List<String> wanted) throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    if (view.stat("/sys/fs/cgroup/cgroup.controllers") != null) {
      missing.removeAll(List.of("cpuacct", "devices", "freezer"));
      missing.removeAll(List.of(text("/sys/fs/cgroup/cgroup.controllers").split("\\s+", -1)));
    } else {
      for (String line : text("/proc/cgroups").lines().toList()) {
        String[] words = line.split("\\s+", -1);
        if (words.length == 4 && words[3].equals("1")) {
          missing.remove(words[0]);
        }
      }
    }
    return missing.isEmpty() ? null : "missing cgroups: " + String.join(", ", missing);
  }

  private @Nullable String program(String name) {
    boolean there =
        Stream.of(SystemCommands.path().split(":", -1))
            .anyMatch(p -> Files.isExecutable(root.resolve(p.substring(1)).resolve(name)));
    return there ? null : name + " not found in system path";
  }

  private @Nullable String setting(String key, String wanted) throws IOException {
    String seen = view.sysctl(key);
    if (seen == null) {
      return "/proc/sys/" + key.replace('.', '/') + " does not exist";
    }
    return seen.equals(wanted) ? null : key + " is " + seen + ", not " + wanted;
  }

  private @Nullable String empty(String path) throws IOException {
    return view.stat(path) == null || view.list(path).isEmpty() ? null : path + " is not empty";
  }

  private @Nullable String port(int port) throws IOException {
    return facts.listeners().stream()
        .filter(l -> l.port() == port)
        .map(l -> "port " + port + " is in use" + (l.pid() == 0 ? "" : " by " + l.process()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable String swap() throws IOException {
    List<String> lines = text("/proc/swaps").lines().skip(1).toList();
    return lines.isEmpty()
        ? null
        : "running with swap on: " + lines.get(0).strip().split("\\s+", 2)[0];
  }

  private @Nullable String socket(String path) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(root.resolve(path.substring(1))));
      return null;
    } catch (IOException e) {
      return "container runtime is not running: " + path + " does not answer: " + e.getMessage();
    }
  }

  private @Nullable String enabled(String unit) throws IOException {
    String seen = view.unit(unit).enabled();
    return ENABLED.contains(seen)
        ? null
        : unit + " is not enabled: run 'systemctl enable " + unit + "'";
  }

  private boolean isActive(String unit) throws IOException {
    UnitState state = view.unit(unit);
    return state.active().equals("active");
  }

  private @Nullable String name() throws IOException {
    String name = text("/proc/sys/kernel/hostname");
    try {
      InetAddress.getByName(name);
      return null;
    } catch (UnknownHostException e) {
      return "hostname \"" + name + "\" could not be reached";
    }
  }

  private String text(String path) throws IOException {
    return view.stat(path) == null
        ? ""
        : new String(view.read(path, 1 << 16), StandardCharsets.UTF_8).strip();
  }
}
