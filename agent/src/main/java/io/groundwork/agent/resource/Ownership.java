package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.GroupAccount;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/** Owner and group by the number, as the node's accounts have them. */
record Ownership(int uid, int gid) {

  /** The numbers of these names; an account that is not there is an error. */
  static Ownership of(NodeView node, String owner, String group) throws IOException {
    Account user = node.user(owner);
    GroupAccount groupAccount = node.group(group);
    if (user == null || groupAccount == null) {
      throw new IOException(
          user == null ? "there is no user " + owner : "there is no group " + group);
    }
    return new Ownership(user.uid(), groupAccount.gid());
  }

  static String ownerOf(NodeView node, Stat stat) throws IOException {
    Account user = node.user(stat.uid());
    return user == null ? "uid " + stat.uid() : user.name();
  }

  static String groupOf(NodeView node, Stat stat) throws IOException {
    GroupAccount group = node.group(stat.gid());
    return group == null ? "gid " + stat.gid() : group.name();
  }
}
