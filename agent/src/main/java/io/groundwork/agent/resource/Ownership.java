package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.GroupAccount;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;

/**
 * Owner and group by the number, as the node's accounts have them. A name of digits alone is the
 * number itself: what clients own over NFS need not have an account here.
 */
record Ownership(int uid, int gid) {

  /** The numbers of these names; an account that is not there is an error. */
  static Ownership of(NodeView node, String owner, String group) throws IOException {
    if (isNumber(owner) && isNumber(group)) {
      return new Ownership(Integer.parseInt(owner), Integer.parseInt(group));
    }
    if (isNumber(owner)) {
      return new Ownership(Integer.parseInt(owner), of(node, "root", group).gid());
    }
    if (isNumber(group)) {
      return new Ownership(of(node, owner, "root").uid(), Integer.parseInt(group));
    }
    Account user = node.user(owner);
    GroupAccount groupAccount = node.group(group);
    if (user == null || groupAccount == null) {
      throw new IOException(
          user == null ? "there is no user " + owner : "there is no group " + group);
    }
    return new Ownership(user.uid(), groupAccount.gid());
  }

  /** Whether the name is a number in itself. */
  static boolean isNumber(String name) {
    return name.matches("[0-9]{1,9}");
  }

  /** The owner in the words that are wanted: a number where that is one. */
  static String ownerOf(NodeView node, Stat stat, String wanted) throws IOException {
    return isNumber(wanted) ? Integer.toString(stat.uid()) : ownerOf(node, stat);
  }

  /** The group in the words that are wanted: a number where that is one. */
  static String groupOf(NodeView node, Stat stat, String wanted) throws IOException {
    return isNumber(wanted) ? Integer.toString(stat.gid()) : groupOf(node, stat);
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
