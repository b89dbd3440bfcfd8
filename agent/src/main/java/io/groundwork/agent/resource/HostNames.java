package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The names of peers in /etc/hosts: a block of our own; the names in it are taken from every other
 * line, loopback ones first of all.
 *
 * @param entries names by address
 */
public record HostNames(Map<String, List<String>> entries) implements Resource {

  @Override
  public String id() {
    return "names /etc/hosts";
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
