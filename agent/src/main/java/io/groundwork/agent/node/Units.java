package io.groundwork.agent.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Asks systemd about units: one process for all that are expected, in the background. */
final class Units {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Commands commands;
  private final boolean remembers;
  private final Map<String, UnitState> known = new HashMap<>();
  private @Nullable FutureTask<Map<String, UnitState>> asked;

  Units(Commands commands, boolean remembers) {
    this.commands = commands;
    this.remembers = remembers;
  }

  synchronized void expect(Collection<String> names) {
    List<String> units = List.copyOf(names);
    if (units.isEmpty()) {
      return;
    }
    FutureTask<Map<String, UnitState>> task = new FutureTask<>(() -> ask(units));
    asked = task;
    Thread thread = new Thread(task, "units");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized UnitState state(String name) throws IOException {
    FutureTask<Map<String, UnitState>> task = asked;
    if (task != null) {
      asked = null;
      known.putAll(result(task));
    }
    UnitState state = known.get(name);
    if (state == null) {
      state = ask(List.of(name)).get(name);
      if (state == null) {
        throw new IOException("systemd says nothing about " + name);
      }
      if (remembers) {
        known.put(name, state);
      }
    }
    return state;
  }

  private static Map<String, UnitState> result(FutureTask<Map<String, UnitState>> task)
      throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw new UncheckedIOException(new IOException(e.getCause()));
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while systemd was asked", e);
    }
  }

  private Map<String, UnitState> ask(List<String> names) throws IOException {
    Output output = commands.run(LIMIT, UnitState.command(names));
    List<UnitState> states = UnitState.parse(output.text());
    if (states.size() != names.size()) {
      throw new IOException(
          "systemd does not answer for " + String.join(", ", names) + ": " + output.text().strip());
    }
    Map<String, UnitState> byName = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), states.get(i));
    }
    return byName;
  }
}
