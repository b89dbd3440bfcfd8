package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;

/**
 * SELinux's mode as it was before we set it, unless somebody has set another one since. Enforcing
 * is guarded, as it is where an install does it.
 *
 * @param mode what we set: enforcing or permissive
 * @param kept whether this is about the mode at the next boot, not about now
 */
public record NoSeLinux(String mode, boolean kept) implements Resource {

  @Override
  public String id() {
    return kept ? "selinux mode as it was, kept" : "selinux mode as it was";
  }

  private SeLinux put() {
    return new SeLinux(mode, kept);
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    String former = FormerState.of(node, put().record());
    if (former == null) {
      return Drift.NONE;
    }
    return isOurs(node, former)
        ? Drift.of("mode", mode, former)
        : Drift.of("record", "of " + former, "");
  }

  private boolean isOurs(NodeView node, String former) throws IOException {
    return put().seen(node).equals(mode) && !former.equals(mode) && !former.isEmpty();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    String former = FormerState.of(node, put().record());
    if (former == null) {
      return;
    }
    if (isOurs(node, former)) {
      new SeLinux(former, kept).set(node);
    }
    FormerState.forget(node, put().record());
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    return FormerState.of(node, put().record()) == null && put().seen(node).equals(mode)
        ? List.of(put().id() + " " + mode + " (no record that Groundwork changed it)")
        : List.of();
  }
}
