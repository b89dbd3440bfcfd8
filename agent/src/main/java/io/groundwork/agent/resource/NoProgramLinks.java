package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Links to the programs of an unpacked tree that are to be gone; one that leads elsewhere is
 * somebody else's. A program that stood in a link's place before us comes back.
 *
 * @param tree absolute
 * @param directory where the links are
 */
public record NoProgramLinks(String tree, String directory) implements Resource {

  @Override
  public String id() {
    return "no links " + directory + " to " + tree;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    for (String link : links(node)) {
      drift.compare(link, "link to " + node.readLink(link), "");
    }
    return drift.drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    for (String link : links(node)) {
      FormerContent.giveBack(node, link);
    }
  }

  private List<String> links(NodeView node) throws IOException {
    Stat there = node.stat(directory);
    List<String> links = new ArrayList<>();
    if (there == null || !there.isDirectory()) {
      return links;
    }
    for (String name : node.list(directory)) {
      String path = directory + "/" + name;
      Stat seen = node.stat(path);
      if (seen != null && seen.isLink() && node.readLink(path).startsWith(tree + "/")) {
        links.add(path);
      }
    }
    return links;
  }
}
