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
import java.util.stream.Collectors;

/** What lies at the paths that components asked about. */
final class Evidence {
  private static final int MOST_CONTENT = 4096;
  private static final int MOST_NAMES = 100;
  private static final int MOST_READ = 1 << 16;
  private static final String LINES = "#";
  private static final String EVERY = "/*/";
  private static final String ALL = "/*";

  private final NodeView view;

  Evidence(NodeView view) {
    this.view = view;
  }

  Map<String, Facts.FileFact> of(List<String> paths) throws IOException {
    Map<String, Facts.FileFact> facts = new TreeMap<>();
    for (String asked : paths) {
      int some = asked.indexOf(LINES);
      if (some >= 0) {
        String word = asked.substring(some);
        for (String path : files(asked.substring(0, some))) {
          lines(path + word, path, word.substring(LINES.length()), facts);
        }
        continue;
      }
      for (String path : named(asked)) {
        Stat stat = view.stat(path);
        if (stat != null) {
          facts.put(path, fact(path, stat));
        }
      }
    }
    return facts;
  }

  /** Of a file, only the lines that begin with a word: the others may hold secrets. */
  private void lines(String asked, String path, String word, Map<String, Facts.FileFact> to)
      throws IOException {
    Stat stat = view.stat(path);
    if (stat == null || !stat.isFile()) {
      return;
    }
    String content =
        new String(view.read(path, MOST_READ), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(word))
            .collect(Collectors.joining("\n"));
    to.put(
        asked,
        new Facts.FileFact(
            "file", stat.uid(), stat.gid(), owner(stat), content, List.of(), view.writable(path)));
  }

  /** A star for the file's name stands for every name in that directory, of many the last. */
  private List<String> files(String path) throws IOException {
    if (!path.endsWith(ALL)) {
      return List.of(path);
    }
    String directory = path.substring(0, path.length() - ALL.length());
    Stat stat = view.stat(directory);
    if (stat == null || !stat.isDirectory()) {
      return List.of();
    }
    List<String> names = view.list(directory);
    return names.subList(Math.max(0, names.size() - MOST_NAMES), names.size()).stream()
        .map(name -> directory + "/" + name)
        .toList();
  }

  private String owner(Stat stat) throws IOException {
    Account owner = view.user(stat.uid());
    return owner == null ? "" : owner.name();
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
    return new Facts.FileFact(
        type,
        stat.uid(),
        stat.gid(),
        owner(stat),
        content,
        List.copyOf(entries),
        view.writable(path));
  }
}
