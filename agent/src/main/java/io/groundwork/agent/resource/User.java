package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.GroupAccount;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system user without a login, with the uid that owns the data where there is data already.
 *
 * @param name its name
 * @param group its primary group
 * @param home absolute; not created
 * @param data directories whose present owner, where one exists and is not empty, gives the uid
 */
public record User(String name, String group, String home, List<String> data) implements Resource {

  @Override
  public String id() {
    return "user " + name;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Account seen = node.user(name);
    Integer uid = DataOwner.of(node, data);
    if (seen == null) {
      refuseTaken(node, uid);
      return Drift.of("present", "", uid == null ? "user" : "user with uid " + uid);
    }
    if (uid != null && uid != seen.uid()) {
      throw new IOException(
          "user "
              + name
              + " has uid "
              + seen.uid()
              + ", but the data in "
              + String.join(", ", data)
              + " belongs to "
              + DataOwner.name(node, uid)
              + "; data is never re-owned: settle by hand which of both is right");
    }
    GroupAccount primary = node.group(seen.gid());
    return new Drift.Collector()
        .compare("group", primary == null ? "gid " + seen.gid() : primary.name(), group)
        .drift();
  }

  private void refuseTaken(NodeView node, @Nullable Integer uid) throws IOException {
    Account holder = uid == null ? null : node.user(uid.intValue());
    if (holder != null) {
      throw new IOException(
          "the data in "
              + String.join(", ", data)
              + " belongs to uid "
              + uid
              + ", which is user "
              + holder.name()
              + "; "
              + name
              + " cannot have the same: give the data to a free uid,"
              + " or remove user "
              + holder.name());
    }
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (node.user(name) != null) {
      AccountTools.run(node, List.of("usermod", "-g", group, name));
      return;
    }
    Integer uid = DataOwner.of(node, data);
    refuseTaken(node, uid);
    List<String> argv = new ArrayList<>(List.of("useradd", "-r", "-M", "-g", group, "-d", home));
    argv.addAll(List.of("-s", AccountTools.noLogin(node)));
    if (uid != null) {
      argv.addAll(List.of("-u", uid.toString()));
    }
    argv.add(name);
    AccountTools.run(node, argv);
  }
}
