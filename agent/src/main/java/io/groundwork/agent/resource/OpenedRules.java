package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which rules of the firewall are ours, written down before they are made: a line each, the zone
 * first. A rule that stood there before us is not among them, and stays.
 */
final class OpenedRules {
  private static final String DIRECTORY = "/var/lib/groundwork/firewall/";
  private static final int MOST = 4 << 20;

  private final String path;
  private final TreeSet<String> rules;

  private OpenedRules(String path, Collection<String> rules) {
    this.path = path;
    this.rules = new TreeSet<>(rules);
  }

  static OpenedRules of(NodeView node, boolean kept) throws IOException {
    String path = DIRECTORY + (kept ? "kept" : "live");
    return new OpenedRules(path, lines(node, path));
  }

  /** All that are ours, now or after a reload: what one forgot, the other may know. */
  static List<String> all(NodeView node) throws IOException {
    List<String> all = new ArrayList<>(lines(node, DIRECTORY + "live"));
    all.addAll(lines(node, DIRECTORY + "kept"));
    return all;
  }

  void write(Node node, Collection<String> added, Collection<String> removed) throws IOException {
    rules.addAll(added);
    rules.removeAll(removed);
    Parents.make(node, path);
    String text = rules.isEmpty() ? "" : String.join("\n", rules) + "\n";
    node.write(path, text.getBytes(StandardCharsets.UTF_8), 0, 0, 0600);
  }

  private static List<String> lines(NodeView node, String path) throws IOException {
    Stat seen = node.stat(path);
    return seen == null
        ? List.of()
        : new String(node.read(path, MOST), StandardCharsets.UTF_8).lines().toList();
  }
}
