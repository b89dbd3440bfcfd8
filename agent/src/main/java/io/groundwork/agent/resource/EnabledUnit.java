package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.UnitState;
import java.io.IOException;
import java.util.Set;

/**
 * A unit that starts at boot, whether it runs now or not: a kubelet, for example, waits for kubeadm
 * to write its settings, and kubeadm starts it then.
 *
 * @param unit kubelet.service, for example
 */
public record EnabledUnit(String unit) implements Resource {
  private static final Set<String> ENABLED =
      Set.of("enabled", "static", "generated", "alias", "indirect");

  @Override
  public String id() {
    return "enabled " + unit;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    UnitState state = node.unit(unit);
    String seen = state.enabled().isEmpty() ? state.load() : state.enabled();
    Drift.Collector drift = new Drift.Collector();
    drift.compare("enabled", ENABLED.contains(seen) ? "enabled" : seen, "enabled");
    return drift
        .compare("reload", state.needReload() ? "systemd knows an older one" : "", "")
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (drift.has("reload") || node.unit(unit).needReload()) {
      Systemctl.reload(node);
    }
    if (drift.has("enabled")) {
      Systemctl.run(node, "enable", unit);
    }
  }
}
