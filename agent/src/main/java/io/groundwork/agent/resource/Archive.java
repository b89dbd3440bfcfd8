package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.Space;
import io.groundwork.agent.node.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * An unpacked tarball. It becomes visible only after its digest matched: verified stream, staging
 * directory beside the target, fsync, rename.
 *
 * @param path the directory that the content becomes
 * @param name the tarball's name, for people
 * @param algorithm sha256 or sha512
 * @param digest lower-case hex
 * @param size bytes to send
 * @param strip leading path elements to drop
 */
public record Archive(
    String path, String name, String algorithm, String digest, long size, int strip)
    implements Resource {

  /** What a tarball becomes on disk: jars hardly pack, a JDK to about 0.6; both measured. */
  private static final int GROWTH = 2;

  private static final Duration RELABEL_LIMIT = Duration.ofMinutes(2);

  @Override
  public String id() {
    return "archive " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    return ArchiveRecord.drift(node, path, source(), name, "not unpacked by Groundwork", "tree");
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Parents.make(node, path);
    requireSpace(node, size * GROWTH);
    try (Staging staging = node.stage(path);
        InputStream bytes = node.fetch(digest)) {
      new Unpacking(this, staging).from(bytes);
      staging.publish();
    }
    relabel(node);
    new ArchiveRecord(source(), node.fingerprint(path)).write(node, path);
  }

  private String source() {
    return algorithm + ":" + digest + " strip " + strip;
  }

  /** Refuses to begin what would fill the disk. */
  void requireSpace(NodeView node, long needed) throws IOException {
    Space space = node.space(path);
    if (space.free() < needed) {
      throw new IOException(
          "unpacking "
              + name
              + " needs about "
              + megabytes(needed)
              + " MB, but only "
              + megabytes(space.free())
              + " MB are free where "
              + path
              + " will be");
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }

  /** Under SELinux a program with a foreign label cannot be run by systemd (203/EXEC). */
  void relabel(Node node) throws IOException {
    if (node.stat("/sys/fs/selinux/enforce") == null
        || (node.stat("/usr/sbin/restorecon") == null && node.stat("/sbin/restorecon") == null)) {
      return;
    }
    Output output = node.run(RELABEL_LIMIT, List.of("restorecon", "-R", path));
    if (!output.ok()) {
      throw new IOException("restorecon -R " + path + " failed: " + output.text().strip());
    }
  }
}
