package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A file with its whole content, owner and mode. Templates are rendered by the controller and
 * arrive as content.
 *
 * @param path absolute
 * @param content all of it
 * @param owner user name
 * @param group group name
 * @param mode octal: 0644
 * @param secrets texts in the content that must not be shown
 */
public record File(
    String path, String content, String owner, String group, String mode, List<String> secrets)
    implements Resource {

  public File {
    secrets = List.copyOf(secrets);
  }

  /** A file of which all may be shown, or nothing. */
  public File(
      String path, String content, String owner, String group, String mode, boolean secret) {
    this(path, content, owner, group, mode, secret ? List.of(content) : List.of());
  }

  @Override
  public String id() {
    return "file " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    byte[] wanted = content.getBytes(StandardCharsets.UTF_8);
    Drift.Collector drift = new Drift.Collector();
    if (seen == null) {
      return drift.compare("present", "", "file").compare("content", "", shown().wanted()).drift();
    }
    if (seen.isLink()) {
      // A link is replaced, never written through.
      return Drift.of("kind", "link to " + node.readLink(path), "file");
    }
    if (!seen.isFile()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a file"));
    }
    compareContent(node, seen, wanted, drift);
    return drift
        .compare("owner", Ownership.ownerOf(node, seen), owner)
        .compare("group", Ownership.groupOf(node, seen), group)
        .compare("mode", Modes.text(seen.mode()), Modes.text(Modes.parse(mode)))
        .drift();
  }

  private void compareContent(NodeView node, Stat seen, byte[] wanted, Drift.Collector drift)
      throws IOException {
    if (seen.size() == wanted.length && Arrays.equals(node.read(path, wanted.length + 1), wanted)) {
      return;
    }
    ShownText shown = shown();
    String before = new String(node.read(path, Difference.MOST_TEXT), StandardCharsets.UTF_8);
    drift.add(new Difference("content", shown.seen(before), shown.wanted()));
  }

  private ShownText shown() {
    return new ShownText(content, secrets);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Ownership wanted = Ownership.of(node, owner, group);
    // Always written anew, even when only owner or mode differ: nothing is ever given away that a
    // service's user may have put in the file's place.
    node.write(
        path,
        content.getBytes(StandardCharsets.UTF_8),
        wanted.uid(),
        wanted.gid(),
        Modes.parse(mode));
  }
}
