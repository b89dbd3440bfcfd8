package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.UnitState;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * A running and enabled service that runs what its files say. The unit copies its inputs to the
 * record directory at every start (ExecStartPre); a copy that differs from its input means that a
 * restart is due.
 *
 * @param unit kafka.service, for example
 * @param inputs files that the process reads at its start, unit and configuration
 * @param record directory that holds the copies, each at its own path below it
 * @param marker GROUNDWORK_UNIT=... as the running process must have it in its environment; empty
 *     for none
 */
public record Service(String unit, List<String> inputs, String record, String marker)
    implements Resource {

  @Override
  public String id() {
    return "service " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    UnitState state = node.unit(unit);
    Drift.Collector drift = new Drift.Collector();
    drift.compare("enabled", isEnabled(state) ? "enabled" : disabled(state), "enabled");
    if (!isActive(state)) {
      return drift.add(new Difference("running", seen(state), "active")).drift();
    }
    String stale = stale(node, state);
    if (!stale.isEmpty()) {
      drift.add(new Difference("restart", stale, "started with what is on disk"));
    }
    return drift.drift();
  }

  /** What the running process was started without; empty where it runs what its files say. */
  private String stale(NodeView node, UnitState state) throws IOException {
    for (String input : inputs) {
      if (!node.same(input, record + input)) {
        return "started with another " + input;
      }
    }
    if (!marker.isEmpty() && state.mainPid() > 0) {
      try {
        return node.environment(state.mainPid()).contains(marker)
            ? ""
            : "started by another unit file";
      } catch (NoSuchFileException e) {
        return "main process " + state.mainPid() + " ended meanwhile";
      }
    }
    return "";
  }

  private static boolean isActive(UnitState state) {
    return state.active().equals("active") || state.active().equals("reloading");
  }

  /** Static and generated units cannot be enabled and need not be. */
  private static boolean isEnabled(UnitState state) {
    return switch (state.enabled()) {
      case "enabled", "static", "generated", "alias", "indirect" -> true;
      default -> false;
    };
  }

  private static String disabled(UnitState state) {
    return state.enabled().isEmpty() ? state.load() : state.enabled();
  }

  private static String seen(UnitState state) {
    return state.sub().isEmpty() ? state.active() : state.active() + " (" + state.sub() + ")";
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    UnitState state = node.unit(unit);
    if (state.needReload() || (drift.has("restart") && readsDropIn())) {
      Systemctl.reload(node);
    }
    if (state.active().equals("failed")) {
      // Else systemd may refuse the start because the limit of starts was hit.
      Systemctl.run(node, "reset-failed", unit);
    }
    if (!isEnabled(state)) {
      Systemctl.run(node, "enable", unit);
    }
    boolean atRest = state.active().equals("inactive") || state.active().equals("failed");
    if (atRest) {
      Systemctl.run(node, "start", unit);
    } else if (!isActive(state) || drift.has("restart")) {
      Systemctl.run(node, "restart", unit);
    }
  }

  /** systemd does not notice by itself that a unit's first drop-in appeared. */
  private boolean readsDropIn() {
    return inputs.stream().anyMatch(i -> i.startsWith("/etc/systemd/system/" + unit + ".d/"));
  }
}
