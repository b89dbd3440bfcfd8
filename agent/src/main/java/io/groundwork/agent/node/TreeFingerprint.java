package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One number for a tree, from what lstat gives: it proves that nothing was changed by accident,
 * without reading content. It is a sum over the entries, so that their order does not matter. Not a
 * defence against root, who could forge the record, too.
 */
final class TreeFingerprint {
  private long entries;
  private long bytes;
  private long sum;

  private TreeFingerprint() {}

  static String of(Path directory) throws IOException {
    TreeFingerprint print = new TreeFingerprint();
    print.walk(directory, 0);
    return print.entries + " " + print.bytes + " " + Long.toHexString(print.sum);
  }

  private void walk(Path directory, long above) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        Map<String, Object> attributes = Attributes.read(child);
        boolean isDirectory = Attributes.isDirectory(attributes);
        long size = isDirectory ? 0 : Attributes.number(attributes, "size");
        long name = mixed(above, hash(String.valueOf(child.getFileName())));
        add(name, attributes, size);
        if (isDirectory) {
          walk(child, name);
        }
      }
    }
  }

  private void add(long name, Map<String, Object> attributes, long size) {
    entries++;
    bytes += size;
    long hash = mixed(name, Attributes.number(attributes, "mode"));
    hash = mixed(hash, Attributes.number(attributes, "uid"));
    hash = mixed(hash, Attributes.number(attributes, "gid"));
    hash = mixed(hash, size);
    sum += mixed(hash, Attributes.modifiedNanos(attributes));
  }

  /** Of 64 bits, unlike the string's own. */
  private static long hash(String name) {
    long hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 0x100000001B3L + name.charAt(i);
    }
    return hash;
  }

  /** One number of two, such that their order and every bit count. */
  private static long mixed(long one, long two) {
    long mixed = (one ^ Long.rotateLeft(two, 32)) * 0x9E3779B97F4A7C15L + two;
    return mixed ^ (mixed >>> 29);
  }
}
