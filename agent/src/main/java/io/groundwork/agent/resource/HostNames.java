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
 * line, loopback ones first of all. What they were taken from is written down. Without entries: the
 * file as it was before.
 *
 * @param entries names by address
 */
public record HostNames(Map<String, List<String>> entries) implements Resource {
  private static final String PATH = "/etc/hosts";
  private static final String RECORD = "hosts";
  private static final int MOST = 4 << 20;

  @Override
  public String id() {
    return "names /etc/hosts";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Stat seen = stat(node);
    String before = seen == null ? "" : text(node);
    if (entries.isEmpty()) {
      return back(node, seen, before);
    }
    String wanted = HostsText.render(seen == null ? HostsText.NONE : before, entries);
    return new Drift.Collector().compare("content", before, wanted).drift();
  }

  /** Without names of ours it is as it was before them, as far as that was written down. */
  private static Drift back(NodeView node, @Nullable Stat seen, String before) throws IOException {
    String record = FormerState.of(node, RECORD);
    if (seen == null && record == null) {
      return Drift.NONE;
    }
    return new Drift.Collector()
        .compare("content", before, former(before, record))
        .compare("record", record == null ? "" : "of lines that names were taken from", "")
        .drift();
  }

  /** Empty where there was no file, and there is nothing in it but what we put there. */
  private static String former(String before, @Nullable String record) {
    String plain = HostsText.render(before, Map.of());
    if (record == null) {
      return plain;
    }
    TakenNames taken = TakenNames.parse(record);
    return taken.wasAbsent() && plain.equals(HostsText.NONE) ? "" : taken.giveBack(plain);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Stat seen = stat(node);
    if (entries.isEmpty()) {
      giveBack(node, seen);
      return;
    }
    String before = seen == null ? HostsText.NONE : text(node);
    note(node, seen == null, before);
    write(node, seen, HostsText.render(before, entries));
  }

  /** A block without a record is an older version's: what stood there before it, nobody knows. */
  private void note(Node node, boolean absent, String before) throws IOException {
    String record = FormerState.of(node, RECORD);
    if (record == null && before.contains(HostsText.BEGIN)) {
      return;
    }
    TakenNames taken = TakenNames.parse(record == null ? "" : record);
    taken.add(HostsText.taken(before, entries));
    if (absent && record == null) {
      taken.absent();
    }
    if (!taken.text().equals(record)) {
      FormerState.write(node, RECORD, taken.text());
    }
  }

  private static void giveBack(Node node, @Nullable Stat seen) throws IOException {
    if (seen != null) {
      String before = text(node);
      String former = former(before, FormerState.of(node, RECORD));
      if (former.isEmpty() && !before.isEmpty()) {
        node.delete(PATH);
      } else if (!former.equals(before)) {
        write(node, seen, former);
      }
    }
    FormerState.forget(node, RECORD);
  }

  private static void write(Node node, @Nullable Stat seen, String text) throws IOException {
    node.write(
        PATH,
        text.getBytes(StandardCharsets.ISO_8859_1),
        seen == null ? 0 : seen.uid(),
        seen == null ? 0 : seen.gid(),
        seen == null ? 0644 : seen.mode());
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    Stat seen = stat(node);
    boolean unknown =
        seen != null
            && FormerState.of(node, RECORD) == null
            && text(node).contains(HostsText.BEGIN);
    return entries.isEmpty() && unknown
        ? List.of("names taken from other lines of /etc/hosts (an older version kept no record)")
        : List.of();
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
