package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.ServerList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The members by which a ZooKeeper ensemble with dynamic reconfiguration counts majorities. What it
 * runs with is read from the files that the member on this node keeps of it while it runs; it is
 * changed by one member at a time, through this member, while all of them serve.
 *
 * @param config the configuration that the member runs with, which ZooKeeper rewrites
 * @param members each as ZooKeeper takes it: {@code server.1=10.0.0.1:2888:3888:participant;2181}
 * @param port the member's client port
 * @param secret path of the file with the secret of its super user
 */
public record EnsembleList(String config, List<String> members, int port, String secret)
    implements Resource {
  private static final String NAMED = "dynamicConfigFile=";
  private static final int MOST = 1 << 16;

  /** Two elections, of which each takes a few seconds at most. */
  private static final int MILLIS = 60_000;

  public EnsembleList {
    members = List.copyOf(members);
  }

  @Override
  public String id() {
    return "ensemble list";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    String wanted = ServerList.of(String.join("\n", members)).words();
    return new Drift.Collector().compare("members", running(node), wanted).drift();
  }

  /** Empty where the member does not run, or has not been told by a leader yet. */
  private String running(NodeView node) throws IOException {
    for (String line : text(node, config).split("\n", -1)) {
      // The ending is the version: the copy that the member was started with has none.
      if (line.startsWith(NAMED + config + ".dynamic.")) {
        return ServerList.of(text(node, line.substring(NAMED.length()))).words();
      }
    }
    return "";
  }

  private static String text(NodeView node, String path) throws IOException {
    Stat seen = node.stat(path);
    return seen == null || !seen.isFile()
        ? ""
        : new String(node.read(path, MOST), StandardCharsets.UTF_8);
  }

  @Override
  public boolean needsProbe() {
    return true;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    String unused =
        node.change(new Question.ZkMembers("127.0.0.1:" + port, members, secret, MILLIS));
  }
}
