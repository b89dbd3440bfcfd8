package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of /etc/fstab: what is to be mounted where. All lines but one of ours stay. */
public final class FstabMounts {

  private FstabMounts() {}

  /** What a line mounts on the path: a device, UUID=..., LABEL=...; null where no line does. */
  public static @Nullable String source(String fstab, String path) {
    for (String line : fstab.split("\n", -1)) {
      List<String> words = words(line);
      if (words.size() > 1 && words.get(1).replace("\\040", " ").equals(path)) {
        return words.get(0);
      }
    }
    return null;
  }

  /**
   * The text with a line more.
   *
   * @param uuid of the xfs to be mounted on the path
   */
  static String with(String fstab, String uuid, String path) {
    String end = fstab.isEmpty() || fstab.endsWith("\n") ? "" : "\n";
    return fstab + end + "UUID=" + uuid + "\t" + path + "\txfs\tnoatime,nofail\t0\t0\n";
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split("\\s+")) {
      if (words.isEmpty() && word.startsWith("#")) {
        return List.of();
      }
      words.add(word);
    }
    return words;
  }
}
