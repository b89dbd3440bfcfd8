package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Transparent huge pages, now and at every boot: a line of systemd-tmpfiles, which writes the
 * kernel's setting early. What the kernel makes of them can hold a JVM up.
 *
 * @param use always, madvise or never
 */
public record HugePages(String use) implements Resource {
  static final String RECORD = "hugepages";
  private static final String LIVE = "/sys/kernel/mm/transparent_hugepage/enabled";
  private static final String PATH = "/etc/tmpfiles.d/groundwork-hugepages.conf";

  @Override
  public String id() {
    return "transparent huge pages";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    file().observe(node).differences().forEach(drift::add);
    return drift.compare("live", live(node), use).drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Parents.make(node, PATH);
    File file = file();
    if (node.stat(PATH) == null) {
      FormerState.keep(node, RECORD, live(node));
    }
    file.settle(node, drift);
    Tools.run(node, List.of("systemd-tmpfiles", "--create", PATH));
  }

  static boolean isThere(NodeView node) throws IOException {
    return node.stat(LIVE) != null;
  }

  /** The kernel shows all choices, its own in brackets: always [madvise] never. */
  static String live(NodeView node) throws IOException {
    if (node.stat(LIVE) == null) {
      throw new IOException("this kernel has no transparent huge pages");
    }
    String said = new String(node.read(LIVE, 256), StandardCharsets.UTF_8);
    int open = said.indexOf('[');
    int close = said.indexOf(']');
    return open >= 0 && close > open ? said.substring(open + 1, close) : said.strip();
  }

  File file() {
    String text =
        "# Written by Groundwork; changes here are overwritten.\nw "
            + LIVE
            + " - - - - "
            + use
            + "\n";
    return new File(PATH, text, "root", "root", "0644", false);
  }
}
