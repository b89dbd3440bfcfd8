package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Directories that the node exports over NFS, in a file of our own below /etc/exports.d, and as the
 * running server has them (/var/lib/nfs/etab). What others export is left alone; a path that they
 * export already is an error. Without exports the file goes. Data is never touched.
 *
 * @param exports each path and client once
 * @param live whether a server is to have them now; else they stand in the file alone
 */
public record Exports(List<Export> exports, boolean live) implements Resource {
  /** Where they are written. */
  public static final String PATH = "/etc/exports.d/groundwork.exports";

  private static final String DIRECTORY = "/etc/exports.d";
  private static final String BY_HAND = "/etc/exports";
  private static final String LIVE = "/var/lib/nfs/etab";
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int MOST = 4 << 20;

  /**
   * A directory and who may mount it.
   *
   * @param path absolute, without blanks
   * @param client an address, a network, a name, or *
   * @param options as exports(5) names them
   */
  public record Export(String path, String client, List<String> options) {
    public Export {
      options = List.copyOf(options);
    }

    String line() {
      return path + " " + client + "(" + String.join(",", options) + ")";
    }
  }

  public Exports {
    exports = List.copyOf(exports);
  }

  @Override
  public String id() {
    return "exports " + PATH;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    refuseForeign(node);
    Drift.Collector drift = new Drift.Collector();
    drift.compare("content", text(node, PATH), text());
    List<ExportsText.Entry> served = ExportsText.entries(text(node, LIVE));
    for (Export export : live ? exports : List.<Export>of()) {
      drift.compare(
          "export " + export.path() + " to " + export.client(),
          LiveExport.seen(export, served),
          LiveExport.wanted(export));
    }
    return drift.drift();
  }

  private void refuseForeign(NodeView node) throws IOException {
    List<String> files = new ArrayList<>(List.of(BY_HAND));
    if (node.stat(DIRECTORY) != null) {
      for (String name : node.list(DIRECTORY)) {
        if (name.endsWith(".exports") && !PATH.equals(DIRECTORY + "/" + name)) {
          files.add(DIRECTORY + "/" + name);
        }
      }
    }
    for (String file : files) {
      for (ExportsText.Entry entry : ExportsText.entries(text(node, file))) {
        if (exports.stream().anyMatch(e -> e.path().equals(entry.path()))) {
          throw new IOException(
              entry.path()
                  + " is exported by "
                  + file
                  + " already; take it out there, or out of the inventory");
        }
      }
    }
  }

  /** What is gone from the file is withdrawn first: until then the file still says it is ours. */
  @Override
  public void settle(Node node, Drift drift) throws IOException {
    List<ExportsText.Entry> before = ExportsText.entries(text(node, PATH));
    if (exports.isEmpty()) {
      withdraw(node, before);
      node.delete(PATH);
      return;
    }
    withdraw(node, before.stream().filter(b -> !isWanted(b)).toList());
    Parents.make(node, PATH);
    node.write(PATH, text().getBytes(StandardCharsets.UTF_8), 0, 0, 0644);
    if (live) {
      exportAgain(node);
    }
  }

  private static void exportAgain(Node node) throws IOException {
    Output output = node.run(LIMIT, List.of("exportfs", "-ra"));
    if (!output.ok()) {
      throw new IOException("exportfs -ra failed: " + output.text().strip());
    }
  }

  private boolean isWanted(ExportsText.Entry entry) {
    return exports.stream()
        .anyMatch(e -> e.path().equals(entry.path()) && e.client().equals(entry.client()));
  }

  private static void withdraw(Node node, List<ExportsText.Entry> gone) throws IOException {
    List<ExportsText.Entry> served = ExportsText.entries(text(node, LIVE));
    for (ExportsText.Entry entry : gone) {
      if (served.stream().noneMatch(l -> l.path().equals(entry.path()))) {
        continue;
      }
      String what = entry.client() + ":" + entry.path();
      Output output = node.run(LIMIT, List.of("exportfs", "-u", what));
      if (!output.ok()) {
        throw new IOException("exportfs -u " + what + " failed: " + output.text().strip());
      }
    }
  }

  private String text() {
    return exports.isEmpty()
        ? ""
        : "# Written by Groundwork; changes here are overwritten.\n"
            + exports.stream().map(e -> e.line() + "\n").collect(Collectors.joining());
  }

  private static String text(NodeView node, String path) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null) {
      return "";
    }
    if (!seen.isFile()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a file"));
    }
    return new String(node.read(path, MOST), StandardCharsets.UTF_8);
  }
}
