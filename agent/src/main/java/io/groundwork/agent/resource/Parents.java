package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/** Directories above a path. */
final class Parents {

  private Parents() {}

  /** Makes what is missing above the path, root's, 0755. */
  static void make(Node node, String path) throws IOException {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return;
    }
    String parent = path.substring(0, slash);
    Stat seen = node.stat(parent);
    if (seen == null) {
      make(node, parent);
      node.makeDirectory(parent, 0, 0, 0755);
    }
  }
}
