package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A service's user, and its group, that are to be gone. Ours is one that is exactly as we make it:
 * without a comment, with this home and no login. It stays while anything that it is known to have
 * owned is there and its own: its number must not become somebody else's.
 *
 * @param name of the user and its group
 * @param home absolute, as we set it
 * @param owned paths that may be its own still
 */
public record NoUser(String name, String home, List<String> owned) implements Resource {
  private static final String PASSWD = "/etc/passwd";
  private static final int MOST = 4 << 20;

  public NoUser {
    owned = List.copyOf(owned);
  }

  @Override
  public String id() {
    return "no user " + name;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Account seen = node.user(name);
    if (seen == null || !isOurs(node) || owns(node, seen)) {
      return Drift.NONE;
    }
    return Drift.of("present", "uid " + seen.uid() + ", owns nothing", "");
  }

  private boolean isOurs(NodeView node) throws IOException {
    String begins = name + ":";
    String ends = "::" + home + ":" + AccountTools.noLogin(node);
    return new String(node.read(PASSWD, MOST), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(begins))
        .anyMatch(line -> line.endsWith(ends));
  }

  private boolean owns(NodeView node, Account seen) throws IOException {
    for (String path : owned) {
      Stat there = node.stat(path);
      if (there != null && there.uid() == seen.uid()) {
        return true;
      }
    }
    return false;
  }

  /** userdel takes the group along where the system is set so. */
  @Override
  public void settle(Node node, Drift drift) throws IOException {
    AccountTools.run(node, List.of("userdel", name));
    if (node.group(name) != null) {
      AccountTools.run(node, List.of("groupdel", name));
    }
  }
}
