package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kernel setting of ours that is to be gone: its file goes, and the kernel gets the value back
 * that it had before, unless somebody has given it another one since.
 *
 * @param key net.core.somaxconn, for example
 * @param value what we set
 */
public record NoSysctl(String key, String value) implements Resource {

  @Override
  public String id() {
    return "no sysctl " + key;
  }

  private Sysctl put() {
    return new Sysctl(key, value);
  }

  private NoFile file() {
    return new NoFile(put().file(), put().text());
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    file().observe(node).differences().forEach(drift::add);
    String former = FormerState.of(node, put().record());
    String live = node.sysctl(key);
    if (former == null || isStuck(node, former, live)) {
      return drift.drift();
    }
    return isOurs(former, live)
        ? drift.compare("live", String.valueOf(live), former).drift()
        : drift.add(new Difference("record", "of " + former, "")).drift();
  }

  private boolean isOurs(String former, @Nullable String live) {
    return put().normal().equals(live) && !former.equals(live);
  }

  private boolean isStuck(NodeView node, String former, @Nullable String live) throws IOException {
    return isOurs(former, live) && !node.canSetSysctl(key);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (!file().observe(node).isEmpty()) {
      file().settle(node, drift);
    }
    String former = FormerState.of(node, put().record());
    String live = node.sysctl(key);
    if (former == null || isStuck(node, former, live)) {
      return;
    }
    if (isOurs(former, live)) {
      node.setSysctl(key, former);
    }
    FormerState.forget(node, put().record());
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    String former = FormerState.of(node, put().record());
    String live = node.sysctl(key);
    if (former == null && put().normal().equals(live)) {
      return List.of("sysctl " + key + " = " + live + " (no record of what it was)");
    }
    return former != null && isStuck(node, former, live)
        ? List.of("sysctl " + key + " = " + live + " (read-only here; it was " + former + ")")
        : List.of();
  }
}
