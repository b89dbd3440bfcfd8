package io.groundwork.agent.node;

import java.util.ArrayList;
import java.util.List;

/**
 * A block device, and what speaks against writing a file system on it.
 *
 * @param uuid of the file system on it; empty where there is none
 * @param doubt why it is not surely blank, for people; empty where it is
 * @param mounts where it is mounted
 */
public record BlockDevice(String uuid, String doubt, List<String> mounts) {
  private static final String UUID = "uuid=";
  private static final String DOUBT = "doubt=";
  private static final String MOUNT = "mount=";

  public BlockDevice {
    mounts = List.copyOf(mounts);
  }

  /** As facts carry it: a line for each thing known. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(UUID).append(uuid).append('\n').append(DOUBT).append(doubt).append('\n');
    mounts.forEach(m -> text.append(MOUNT).append(m).append('\n'));
    return text.toString();
  }

  /** Reads what {@link #text()} wrote. */
  public static BlockDevice parse(String text) {
    String uuid = "";
    String doubt = "nothing is known of it";
    List<String> mounts = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(UUID)) {
        uuid = line.substring(UUID.length());
      } else if (line.startsWith(DOUBT)) {
        doubt = line.substring(DOUBT.length());
      } else if (line.startsWith(MOUNT)) {
        mounts.add(line.substring(MOUNT.length()));
      }
    }
    return new BlockDevice(uuid, doubt, mounts);
  }
}
