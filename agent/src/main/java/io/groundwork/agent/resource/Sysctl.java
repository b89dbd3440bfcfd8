package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A kernel setting, now and after a reboot (a file of our own under /etc/sysctl.d).
 *
 * @param key net.core.somaxconn, for example
 * @param value as the kernel shows it
 */
public record Sysctl(String key, String value) implements Resource {

  @Override
  public String id() {
    return "sysctl " + key;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    String live = node.sysctl(key);
    Drift.Collector drift = new Drift.Collector();
    drift.compare("live", live == null ? "" : live, normal());
    if (live != null && !live.equals(normal()) && !node.canSetSysctl(key)) {
      throw new IOException(cannot("it is " + live + " and read-only here"));
    }
    return drift.compare("file", stored(node), text()).drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    String live = node.sysctl(key);
    if (live == null) {
      throw new IOException(cannot("this kernel has no such setting, or its module is not loaded"));
    }
    if (stored(node).isEmpty()) {
      // Where our file is and no record, it is an older version's value that is live.
      FormerState.keep(node, record(), live);
    }
    if (!live.equals(normal())) {
      setLive(node);
    }
    node.write(file(), text().getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
  }

  private void setLive(Node node) throws IOException {
    try {
      node.setSysctl(key, normal());
    } catch (IOException e) {
      throw new IOException(cannot(Wording.of(e)), e);
    }
    String after = node.sysctl(key);
    if (!normal().equals(after)) {
      throw new IOException(cannot("the kernel keeps " + after + " when told " + normal()));
    }
  }

  private String cannot(String why) {
    return "kernel setting " + key + " cannot be set here: " + why;
  }

  /** A file a setting, so that each stands by itself. */
  public String file() {
    return "/etc/sysctl.d/90-groundwork-" + key.replace('/', '-') + ".conf";
  }

  /** What it says. */
  public String text() {
    return "# Written by Groundwork; changes here are overwritten.\n"
        + key
        + " = "
        + normal()
        + "\n";
  }

  /** The name of the record of what it was before. */
  String record() {
    return "sysctl-" + key.replace('/', '-');
  }

  String normal() {
    return String.join(" ", value.strip().split("\\s+"));
  }

  private String stored(NodeView node) throws IOException {
    Stat seen = node.stat(file());
    return seen == null || !seen.isFile()
        ? ""
        : new String(node.read(file(), Difference.MOST_TEXT), StandardCharsets.UTF_8);
  }
}
