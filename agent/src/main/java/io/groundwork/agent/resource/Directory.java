package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/**
 * A directory with its owner and mode; missing parents are made as root, 0755.
 *
 * @param path absolute
 * @param owner user name, or a uid
 * @param group group name, or a gid
 * @param mode octal, as written: 0755
 * @param data whether it holds data: then an existing one that is not empty is never re-owned, and
 *     a foreign owner is an error
 */
public record Directory(String path, String owner, String group, String mode, boolean data)
    implements Resource {

  @Override
  public String id() {
    return "directory " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null) {
      return Drift.of("present", "", "directory");
    }
    if (!seen.isDirectory()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a directory"));
    }
    refuseForeignData(node, seen);
    return new Drift.Collector()
        .compare("owner", Ownership.ownerOf(node, seen, owner), owner)
        .compare("group", Ownership.groupOf(node, seen, group), group)
        .compare("mode", Modes.text(seen.mode()), Modes.text(Modes.parse(mode)))
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Ownership wanted = Ownership.of(node, owner, group);
    Stat seen = node.stat(path);
    if (seen == null) {
      Parents.make(node, path);
      node.makeDirectory(path, wanted.uid(), wanted.gid(), Modes.parse(mode));
      return;
    }
    refuseForeignData(node, seen);
    // The owner first: changing it clears the setgid bit.
    if (seen.uid() != wanted.uid() || seen.gid() != wanted.gid()) {
      node.chown(path, wanted.uid(), wanted.gid());
    }
    node.chmod(path, Modes.parse(mode));
  }

  /** Data that belongs to somebody else is never re-owned: whoever runs the cluster decides. */
  private void refuseForeignData(NodeView node, Stat seen) throws IOException {
    if (data && Ownership.isNumber(owner)) {
      refuseOtherUid(node, seen);
      return;
    }
    Account wanted = node.user(owner);
    boolean foreign = wanted == null ? seen.uid() == 0 : wanted.uid() != seen.uid();
    if (!data || !foreign || DataOwner.isEmpty(node, path)) {
      return;
    }
    String now = "the data in " + path + " belongs to " + DataOwner.name(node, seen.uid());
    throw new IOException(
        wanted == null
            ? now
                + ", and a service never runs as root; give it to another uid first, and "
                + owner
                + " will be made with that uid"
            : now
                + ", but user "
                + owner
                + " has uid "
                + wanted.uid()
                + "; data is never re-owned:"
                + " give the user uid "
                + seen.uid()
                + ", or the data to the user, by hand");
  }

  private void refuseOtherUid(NodeView node, Stat seen) throws IOException {
    if (!owner.equals(Integer.toString(seen.uid())) && !DataOwner.isEmpty(node, path)) {
      throw new IOException(
          "the data in "
              + path
              + " belongs to "
              + DataOwner.name(node, seen.uid())
              + ", but uid "
              + owner
              + " is wanted; data is never re-owned: set owner to "
              + seen.uid()
              + ", or give it to "
              + owner
              + " by hand");
    }
  }
}
