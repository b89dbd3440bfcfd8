package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import java.io.IOException;
import java.util.List;

/** SELinux labels as the node's policy wants them. */
final class Labels {

  private Labels() {}

  /**
   * Restores them on a tree, where the kernel has SELinux: a program with a foreign label cannot be
   * run by systemd (203/EXEC), a fresh file system has no labels at all.
   */
  static void restore(Node node, String path) throws IOException {
    if (node.stat("/sys/fs/selinux/enforce") == null
        || (node.stat("/usr/sbin/restorecon") == null && node.stat("/sbin/restorecon") == null)) {
      return;
    }
    Tools.run(node, List.of("restorecon", "-R", path));
  }
}
