package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of peers in /etc/hosts: a block of our own; the names in it are taken from every other
 * line, loopback ones first of all.
 *
 * @param entries names by address
 */
public record HostNames(Map<String, List<String>> entries) implements Resource {
  private static final String PATH = "/etc/hosts";
  private static final int MOST = 4 << 20;

  @Override
  public String id() {
    return "names /etc/hosts";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = stat(node);
    String before = seen == null ? "" : text(node);
    String wanted = HostsText.render(seen == null ? HostsText.NONE : before, entries);
    return new Drift.Collector().compare("content", before, wanted).drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Stat seen = stat(node);
    String wanted = HostsText.render(seen == null ? HostsText.NONE : text(node), entries);
    node.write(
        PATH,
        wanted.getBytes(StandardCharsets.ISO_8859_1),
        seen == null ? 0 : seen.uid(),
        seen == null ? 0 : seen.gid(),
        seen == null ? 0644 : seen.mode());
  }

  private static @Nullable Stat stat(NodeView node) throws IOException {
    Stat seen = node.stat(PATH);
    if (seen != null && !seen.isFile()) {
      throw new IOException(Wording.inTheWay(node, PATH, seen, "a file"));
    }
    return seen;
  }

  /** One character a byte, so that whatever stands there stays as it is. */
  private static String text(NodeView node) throws IOException {
    byte[] bytes = node.read(PATH, MOST + 1);
    if (bytes.length > MOST) {
      throw new IOException(PATH + " is bigger than " + MOST + " bytes; it is left alone");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
