package io.groundwork.agent.facts;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.BlockDevice;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lies at the paths that components asked about. */
final class Evidence {
  private static final int MOST_CONTENT = 4096;
  private static final int MOST_NAMES = 100;
  private static final String EVERY = "/*/";

  private final NodeView view;

  Evidence(NodeView view) {
    this.view = view;
  }

  Map<String, Facts.FileFact> of(List<String> paths) throws IOException {
    Map<String, Facts.FileFact> facts = new TreeMap<>();
    for (String asked : paths) {
      for (String path : named(asked)) {
        Stat stat = view.stat(path);
        if (stat != null) {
          facts.put(path, fact(path, stat));
        }
      }
    }
    return facts;
  }

  /** A star for one whole name stands for every name in that directory. */
  private List<String> named(String asked) throws IOException {
    int star = asked.indexOf(EVERY);
    if (star < 0) {
      return List.of(asked);
    }
    String directory = asked.substring(0, star);
    Stat stat = view.stat(directory);
    if (stat == null || !stat.isDirectory()) {
      return List.of();
    }
    List<String> names = view.list(directory);
    return names.subList(0, Math.min(MOST_NAMES, names.size())).stream()
        .map(name -> directory + "/" + name + asked.substring(star + EVERY.length() - 1))
        .toList();
  }

  private Facts.FileFact fact(String path, Stat stat) throws IOException {
    Account owner = view.user(stat.uid());
    String content = "";
    List<String> entries = List.of();
    if (stat.isFile() && stat.size() <= MOST_CONTENT) {
      content = new String(view.read(path, MOST_CONTENT), StandardCharsets.UTF_8);
    } else if (stat.isDirectory()) {
      List<String> names = view.list(path);
      entries = names.subList(0, Math.min(MOST_NAMES, names.size()));
    }
    if (path.startsWith("/dev/")) {
      BlockDevice device = view.blockDevice(path);
      content = device == null ? "" : device.text();
    }
    String type =
        switch (stat.kind()) {
          case FILE -> "file";
          case DIRECTORY -> "directory";
          case LINK -> "link";
          case OTHER -> "other";
        };
    String name = owner == null ? "" : owner.name();
    return new Facts.FileFact(
        type, stat.uid(), stat.gid(), name, content, List.copyOf(entries), view.writable(path));
  }
}
