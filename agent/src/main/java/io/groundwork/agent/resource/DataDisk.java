package io.groundwork.agent.resource;

import io.groundwork.agent.node.BlockDevice;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk for data: a blank device gets xfs, and is mounted by its UUID, noatime, now and at every
 * boot (a line in /etc/fstab; a boot goes on where the disk is missing, and the services that need
 * it do not start). A device with anything on it is never formatted. The UUID is given beforehand,
 * so that what a killed run has made is known for what it is.
 *
 * @param device a path such as /dev/vdb
 * @param path where it is mounted
 * @param uuid that its file system has or gets
 */
public record DataDisk(String device, String path, String uuid) implements Resource {
  /** The package with the tools of its file system, whose name is the same everywhere. */
  public static final String TOOLS = "xfsprogs";

  private static final String FSTAB = "/etc/fstab";
  private static final int MOST = 4 << 20;

  @Override
  public String id() {
    return "disk " + path;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    String fstab = fstab(node);
    String source = FstabMounts.source(fstab, path);
    String wanted = "UUID=" + uuid;
    if (source != null && !source.equals(wanted)) {
      throw new IOException(
          FSTAB
              + " mounts "
              + source
              + " on "
              + path
              + "; take that line out, or name another path");
    }
    BlockDevice disk = find(node);
    Drift.Collector drift = new Drift.Collector();
    if (disk == null) {
      requireBlank(node, source);
      drift.compare("file system", "none on " + device, "xfs " + uuid);
    }
    boolean mounted = disk != null && disk.mounts().contains(path);
    if (!mounted) {
      requireEmpty(node);
    }
    return drift
        .compare("fstab", source == null ? "" : source, wanted)
        .compare("mounted", mounted ? path : "", path)
        .drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    // Looked at again, here and now: nothing else stands between a disk and its data.
    Drift now = observe(node);
    if (now.has("file system")) {
      Tools.run(node, List.of("mkfs.xfs", "-q", "-m", "uuid=" + uuid, device));
    }
    if (node.stat(path) == null) {
      Parents.make(node, path);
      node.makeDirectory(path, 0, 0, 0755);
    }
    if (now.has("fstab")) {
      Stat seen = node.stat(FSTAB);
      String text = FstabMounts.with(fstab(node), uuid, path);
      int mode = seen == null ? 0644 : seen.mode();
      node.write(FSTAB, text.getBytes(StandardCharsets.UTF_8), 0, 0, mode);
      Systemctl.reload(node);
    }
    if (now.has("mounted")) {
      Tools.run(node, List.of("mount", path));
      Labels.restore(node, path);
    }
  }

  /** The device that carries the UUID: the one that is named, or the one that it is called now. */
  private @Nullable BlockDevice find(NodeView node) throws IOException {
    BlockDevice named = node.blockDevice(device);
    if (named != null && named.uuid().equals(uuid)) {
      return named;
    }
    String link = "/dev/disk/by-uuid/" + uuid;
    return node.stat(link) == null ? null : node.blockDevice(link);
  }

  private void requireBlank(NodeView node, @Nullable String source) throws IOException {
    BlockDevice named = node.blockDevice(device);
    if (named == null) {
      throw new IOException("there is no " + device + " on this machine");
    }
    if (source != null) {
      throw new IOException(
          FSTAB
              + " mounts "
              + source
              + " on "
              + path
              + ", but no disk here has that; where the disk was replaced by a blank one, take the"
              + " line out");
    }
    if (!named.doubt().isEmpty()) {
      throw new IOException(
          device + " is not blank: " + named.doubt() + "; what may hold data is never formatted");
    }
  }

  /** What lies in the directory would be hidden by the mount. */
  private void requireEmpty(NodeView node) throws IOException {
    Stat seen = node.stat(path);
    if (seen == null) {
      return;
    }
    if (!seen.isDirectory()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a directory"));
    }
    if (!DataOwner.isEmpty(node, path)) {
      throw new IOException(
          path + " is not empty: a disk mounted there would hide what it holds; move that away");
    }
  }

  private static String fstab(NodeView node) throws IOException {
    return node.stat(FSTAB) == null
        ? ""
        : new String(node.read(FSTAB, MOST), StandardCharsets.UTF_8);
  }
}
