package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Links to the programs of an unpacked tree, in a directory where they are looked for.
 *
 * @param tree absolute; its programs are found wherever in it they lie
 * @param directory where the links are
 * @param names the programs to link; empty for every one that is there
 */
public record ProgramLinks(String tree, String directory, List<String> names) implements Resource {
  private static final int DEEPEST = 4;

  public ProgramLinks {
    names = List.copyOf(names);
  }

  @Override
  public String id() {
    return "links " + directory + " to " + tree;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    if (node.stat(tree) == null) {
      return Drift.of("present", "", "links to what " + tree + " will hold");
    }
    Drift.Collector drift = new Drift.Collector();
    for (Map.Entry<String, String> program : programs(node).entrySet()) {
      String link = directory + "/" + program.getKey();
      Stat seen = node.stat(link);
      String is = seen == null ? "" : seen.isLink() ? node.readLink(link) : "a file";
      if (seen != null && seen.isDirectory()) {
        throw new IOException(Wording.inTheWay(node, link, seen, "a link to " + tree));
      }
      drift.compare(program.getKey(), is, program.getValue());
    }
    return drift.drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Parents.make(node, directory + "/");
    for (Map.Entry<String, String> program : programs(node).entrySet()) {
      String link = directory + "/" + program.getKey();
      Stat seen = node.stat(link);
      if (seen != null && seen.isFile()) {
        FormerContent.keep(node, link, seen);
      }
      node.link(link, program.getValue());
    }
  }

  /** Path by name. */
  private Map<String, String> programs(NodeView node) throws IOException {
    Map<String, String> found = new TreeMap<>();
    find(node, tree, DEEPEST, found);
    for (String name : names) {
      if (!found.containsKey(name)) {
        throw new IOException(tree + " holds no program " + name + "; look at the archive given");
      }
    }
    if (found.isEmpty()) {
      throw new IOException(tree + " holds no program; look at the archive given");
    }
    return found;
  }

  private void find(NodeView node, String in, int deep, Map<String, String> found)
      throws IOException {
    for (String name : node.list(in)) {
      String path = in + "/" + name;
      Stat seen = node.stat(path);
      if (seen != null && seen.isDirectory() && deep > 0) {
        find(node, path, deep - 1, found);
      } else if (seen != null && seen.isFile() && (seen.mode() & 0111) != 0 && wanted(name)) {
        found.putIfAbsent(name, path);
      }
    }
  }

  private boolean wanted(String name) {
    return names.isEmpty() || names.contains(name);
  }
}
