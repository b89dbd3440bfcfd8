package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Our setting of transparent huge pages that is to be gone: its file goes, and the kernel gets the
 * choice back that it had before, unless somebody has made another one since.
 *
 * @param use what we set: always, madvise or never
 */
public record NoHugePages(String use) implements Resource {
  private static final String BACK = "/run/groundwork-hugepages.conf";

  @Override
  public String id() {
    return "no setting of transparent huge pages";
  }

  private NoFile file() {
    File put = new HugePages(use).file();
    return new NoFile(put.path(), put.content());
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    file().observe(node).differences().forEach(drift::add);
    String former = FormerState.of(node, HugePages.RECORD);
    if (former == null) {
      return drift.drift();
    }
    return isOurs(node, former)
        ? drift.compare("live", use, former).drift()
        : drift.add(new Difference("record", "of " + former, "")).drift();
  }

  private boolean isOurs(NodeView node, String former) throws IOException {
    return HugePages.isThere(node) && HugePages.live(node).equals(use) && !former.equals(use);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    if (!file().observe(node).isEmpty()) {
      file().settle(node, drift);
    }
    String former = FormerState.of(node, HugePages.RECORD);
    if (former == null) {
      return;
    }
    if (isOurs(node, former)) {
      byte[] line = new HugePages(former).file().content().getBytes(StandardCharsets.UTF_8);
      node.write(BACK, line, 0, 0, 0600);
      Tools.run(node, List.of("systemd-tmpfiles", "--create", BACK));
      node.delete(BACK);
    }
    FormerState.forget(node, HugePages.RECORD);
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    boolean unknown =
        FormerState.of(node, HugePages.RECORD) == null
            && HugePages.isThere(node)
            && HugePages.live(node).equals(use);
    return unknown
        ? List.of("transparent huge pages: " + use + " (no record of what they were)")
        : List.of();
  }
}
