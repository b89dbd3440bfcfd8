package io.groundwork.agent.resource;

import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of systemd as units need: what is loaded, enabled and running; a pid for each start. */
final class FakeSystemd {

  static final class State {
    String loaded = "";
    String active = "inactive";
    String sub = "dead";
    boolean enabled;
    int pid;

    /** What the unit does at its start: its copies, its environment. */
    Runnable atStart = () -> {};

    /** What start leads to. */
    String startsAs = "active";
  }

  final Map<String, State> units = new HashMap<>();
  private final Path root;
  private int nextPid = 100;

  FakeSystemd(Path root) {
    this.root = root;
  }

  State unit(String name) {
    return units.computeIfAbsent(name, n -> new State());
  }

  Output run(List<String> argv) throws IOException {
    return switch (argv.get(1)) {
      case "show" -> show(argv.subList(argv.indexOf("--") + 1, argv.size()));
      case "daemon-reload" -> {
        for (Map.Entry<String, State> entry : units.entrySet()) {
          entry.getValue().loaded = onDisk(entry.getKey());
        }
        yield ok();
      }
      case "enable" -> {
        unit(argv.get(3)).enabled = true;
        yield ok();
      }
      case "reset-failed" -> {
        unit(argv.get(3)).active = "inactive";
        yield ok();
      }
      case "disable", "stop" -> {
        State state = unit(argv.get(3));
        state.enabled = state.enabled && !argv.get(1).equals("disable");
        state.active = argv.get(1).equals("stop") ? "inactive" : state.active;
        yield ok();
      }
      case "start", "restart" ->
          argv.get(argv.size() - 1).endsWith(".timer") ? ok() : start(argv.get(3));
      default -> throw new AssertionError("not scripted: " + argv);
    };
  }

  private Output start(String name) throws IOException {
    State state = unit(name);
    if (state.loaded.isEmpty()) {
      return new Output(5, "Unit " + name + " not found.");
    }
    if (state.active.equals("failed")) {
      return new Output(1, "start-limit-hit");
    }
    state.pid = nextPid++;
    state.active = state.startsAs;
    state.sub = "running";
    Files.createDirectories(root.resolve("proc/" + state.pid));
    state.atStart.run();
    return ok();
  }

  private Output show(List<String> names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      State state = unit(name);
      if (state.loaded.isEmpty()) {
        state.loaded = onDisk(name);
      }
      boolean there = !state.loaded.isEmpty();
      text.append("LoadState=").append(there ? "loaded" : "not-found");
      text.append("\nActiveState=").append(state.active);
      text.append("\nSubState=").append(state.sub);
      text.append("\nMainPID=").append(state.pid);
      text.append("\nUnitFileState=");
      text.append(there ? (state.enabled ? "enabled" : "disabled") : "");
      text.append("\nNeedDaemonReload=").append(state.loaded.equals(onDisk(name)) ? "no" : "yes");
      text.append("\n\n");
    }
    return new Output(0, text.toString());
  }

  private String onDisk(String name) throws IOException {
    Path file = root.resolve("etc/systemd/system/" + name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static Output ok() {
    return new Output(0, "");
  }
}
