package io.groundwork.agent.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at block devices: what uses them, what blkid and wipefs find on them, and whether their
 * first bytes are zero. None of it writes. Whatever cannot be told speaks against a blank device.
 */
final class BlockDevices {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** blkid's exit codes, from blkid(8); the first also where it could not read, and says so. */
  private static final int NOTHING_FOUND = 2;

  private static final int SEVERAL_FOUND = 8;

  /** Where an encrypted volume or a raw database without a signature would have its bytes. */
  private static final int FIRST_BYTES = 1 << 20;

  private final Path root;
  private final Commands commands;

  BlockDevices(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
  }

  /** The device at a path, through links; null where nothing is there. */
  @Nullable BlockDevice at(String path) throws IOException {
    Path file;
    try {
      file = root.resolve(path.substring(1)).toRealPath();
    } catch (NoSuchFileException e) {
      return null;
    }
    Path sys = root.resolve("sys/class/block").resolve(String.valueOf(file.getFileName()));
    if (!Files.isDirectory(sys)) {
      return new BlockDevice("", "it is no block device", List.of());
    }
    List<String> mounts = mounts(text(sys.resolve("dev")));
    Output found = commands.run(LIMIT, List.of("blkid", "-p", "-o", "export", path));
    String uuid = found.ok() ? value(found.text(), "UUID") : "";
    String doubt = inUse(sys, mounts, "/" + root.relativize(file));
    if (doubt.isEmpty()) {
      doubt = signature(path, found);
    }
    return new BlockDevice(uuid, doubt.isEmpty() ? firstBytes(file) : doubt, mounts);
  }

  private String inUse(Path sys, List<String> mounts, String device) throws IOException {
    if (!mounts.isEmpty()) {
      return "it is mounted on " + String.join(", ", mounts);
    }
    List<String> partitions = new ArrayList<>();
    for (String name : names(sys)) {
      if (Files.exists(sys.resolve(name).resolve("partition"))) {
        partitions.add(name);
      }
    }
    if (!partitions.isEmpty()) {
      return "it has partitions: " + String.join(", ", partitions);
    }
    List<String> holders = names(sys.resolve("holders"));
    if (!holders.isEmpty()) {
      return "it is in use by " + String.join(", ", holders);
    }
    if (text(root.resolve("proc/swaps")).lines().anyMatch(l -> l.startsWith(device + " "))) {
      return "it is swapped to";
    }
    if (text(sys.resolve("ro")).equals("1")) {
      return "it is read-only";
    }
    return text(sys.resolve("size")).equals("0") ? "it has no size" : "";
  }

  private String signature(String path, Output found) throws IOException {
    if (found.exit() == SEVERAL_FOUND) {
      return "it carries signatures of several kinds";
    }
    if (found.ok()) {
      String type = value(found.text(), "TYPE");
      String table = value(found.text(), "PTTYPE");
      String label = value(found.text(), "LABEL");
      return "it carries "
          + (type.isEmpty() ? "a partition table (" + table + ")" : type)
          + (label.isEmpty() ? "" : " labelled " + label);
    }
    if (found.exit() != NOTHING_FOUND || !found.text().isBlank()) {
      return "blkid cannot read it: " + found.text().strip();
    }
    Output wipefs = commands.run(LIMIT, List.of("wipefs", path));
    String left = wipefs.text().strip();
    if (!wipefs.ok()) {
      return "wipefs cannot read it: " + left;
    }
    return left.isEmpty() ? "" : "wipefs finds a signature on it: " + left.replace('\n', ' ');
  }

  private static String firstBytes(Path device) throws IOException {
    try (InputStream in = Files.newInputStream(device)) {
      for (byte b : in.readNBytes(FIRST_BYTES)) {
        if (b != 0) {
          return "its first MiB is not empty, though no signature is known there";
        }
      }
      return "";
    }
  }

  private List<String> mounts(String number) throws IOException {
    List<String> mounts = new ArrayList<>();
    for (String line : text(root.resolve("proc/self/mountinfo")).split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length > 4 && words[2].equals(number)) {
        mounts.add(words[4].replace("\\040", " "));
      }
    }
    return mounts;
  }

  private static String value(String export, String key) {
    return export
        .lines()
        .filter(l -> l.startsWith(key + "="))
        .map(l -> l.substring(key.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static List<String> names(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? List.of() : java.util.Arrays.stream(names).sorted().toList();
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
