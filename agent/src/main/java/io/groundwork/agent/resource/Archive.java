package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;

/**
 * An unpacked tarball. It becomes visible only after its digest matched: verified stream, staging
 * directory beside the target, fsync, rename.
 *
 * @param path the directory that the content becomes
 * @param name the tarball's name, for people
 * @param algorithm sha256 or sha512
 * @param digest lower-case hex
 * @param size bytes to send
 * @param strip leading path elements to drop
 */
public record Archive(
    String path, String name, String algorithm, String digest, long size, int strip)
    implements Resource {

  @Override
  public String id() {
    return "archive " + path;
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
