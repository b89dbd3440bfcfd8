package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A kernel module of ours that is to be gone: its file goes, and it is unloaded where we loaded it
 * and nothing uses it. What it brought along stays loaded.
 *
 * @param name overlay, br_netfilter ...
 */
public record NoModule(String name) implements Resource {

  @Override
  public String id() {
    return "no module " + name;
  }

  private KernelModule put() {
    return new KernelModule(name);
  }

  private NoFile file() {
    return new NoFile(put().file(), put().text());
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    file().observe(node).differences().forEach(drift::add);
    String former = FormerState.of(node, put().record());
    if (former == null || isStuck(node, former)) {
      return drift.drift();
    }
    return isOurs(node, former)
        ? drift.compare("live", "loaded", former).drift()
        : drift.add(new Difference("record", former + " before", "")).drift();
  }

  private boolean isOurs(NodeView node, String former) throws IOException {
    return former.equals(KernelModule.NOT_LOADED) && put().isLoadable(node);
  }

  private boolean isStuck(NodeView node, String former) throws IOException {
    return isOurs(node, former) && isUsed(node);
  }

  private boolean isUsed(NodeView node) throws IOException {
    Stat count = node.stat(put().directory() + "/refcnt");
    if (count == null) {
      return true; // A kernel that cannot unload modules.
    }
    byte[] text = node.read(put().directory() + "/refcnt", 64);
    Stat holders = node.stat(put().directory() + "/holders");
    return !new String(text, StandardCharsets.UTF_8).strip().equals("0")
        || holders != null && !node.list(put().directory() + "/holders").isEmpty();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (!file().observe(node).isEmpty()) {
      file().settle(node, drift);
    }
    String former = FormerState.of(node, put().record());
    if (former == null || isStuck(node, former)) {
      return;
    }
    if (isOurs(node, former)) {
      Tools.run(node, List.of("rmmod", "--", name));
    }
    FormerState.forget(node, put().record());
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    String former = FormerState.of(node, put().record());
    if (former == null) {
      boolean ours = node.stat(put().file()) != null && put().isLoadable(node);
      return ours
          ? List.of("module " + name + " (no record whether it was loaded before)")
          : List.of();
    }
    return isStuck(node, former) ? List.of("module " + name + " (in use)") : List.of();
  }
}
