package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A kernel module, now and after a reboot (a file of our own under /etc/modules-load.d). What the
 * kernel has built in needs neither.
 *
 * @param name overlay, br_netfilter ...
 */
public record KernelModule(String name) implements Resource {
  static final String NOT_LOADED = "not loaded";
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int MOST = 1 << 16;

  @Override
  public String id() {
    return "module " + name;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    boolean live = isLive(node);
    if (live && !isLoadable(node)) {
      return Drift.NONE;
    }
    return new Drift.Collector()
        .compare("live", live ? "loaded" : NOT_LOADED, "loaded")
        .compare("file", stored(node), text())
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    boolean live = isLive(node);
    if (stored(node).isEmpty() && (!live || isLoadable(node))) {
      FormerState.keep(node, record(), live ? "loaded" : NOT_LOADED);
    }
    if (!live) {
      load(node);
    }
    if (isLoadable(node)) {
      Parents.make(node, file());
      node.write(file(), text().getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
    }
  }

  /** The name of the record of what was so before. */
  String record() {
    return "module-" + name;
  }

  private void load(Node node) throws IOException {
    Output output = node.run(LIMIT, List.of("modprobe", "--", name));
    if (!output.ok()) {
      throw new IOException(
          "kernel module "
              + name
              + " cannot be loaded here: "
              + output.text().strip()
              + "; install the modules of the kernel that runs, or reboot into the one installed");
    }
  }

  /**
   * Whether the kernel has what the module brings. A built-in one without parameters does not show
   * in /sys/module; a container's may be hidden. Then its feature tells.
   */
  private boolean isLive(NodeView node) throws IOException {
    if (node.stat(directory()) != null) {
      return true;
    }
    if (name.equals("br_netfilter")) {
      return node.stat("/proc/sys/net/bridge") != null;
    }
    String kinds = new String(node.read("/proc/filesystems", MOST), StandardCharsets.UTF_8);
    return kinds.lines().anyMatch(l -> l.substring(l.lastIndexOf('\t') + 1).strip().equals(name));
  }

  /** Loaded, not built in: only then does the kernel give it a state. */
  boolean isLoadable(NodeView node) throws IOException {
    return node.stat(directory() + "/initstate") != null;
  }

  String directory() {
    return "/sys/module/" + name.replace('-', '_');
  }

  /** Where it is written for the next boot. */
  public String file() {
    return "/etc/modules-load.d/groundwork-" + name + ".conf";
  }

  /** What it says. */
  public String text() {
    return "# Written by Groundwork; changes here are overwritten.\n" + name + "\n";
  }

  private String stored(NodeView node) throws IOException {
    Stat seen = node.stat(file());
    return seen == null || !seen.isFile()
        ? ""
        : new String(node.read(file(), Difference.MOST_TEXT), StandardCharsets.UTF_8);
  }
}
