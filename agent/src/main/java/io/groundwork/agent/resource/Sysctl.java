package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

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
    throw new UnsupportedOperationException(id());
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    throw new UnsupportedOperationException(id());
  }
}
