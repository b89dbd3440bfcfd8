package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

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
    print.walk(directory, "");
    return print.entries + " " + print.bytes + " " + Long.toHexString(print.sum);
  }

  private void walk(Path directory, String prefix) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name = prefix + child.getFileName();
        Map<String, Object> attributes = Attributes.read(child);
        boolean isDirectory = Attributes.isDirectory(attributes);
        long size = isDirectory ? 0 : Attributes.number(attributes, "size");
        add(name, attributes, size);
        if (isDirectory) {
          walk(child, name + "/");
        }
      }
    }
  }

  private void add(String name, Map<String, Object> attributes, long size) {
    entries++;
    bytes += size;
    CRC32C crc = new CRC32C();
    String text =
        name
            + '\0'
            + attributes.get("mode")
            + '\0'
            + attributes.get("uid")
            + '\0'
            + attributes.get("gid")
            + '\0'
            + size
            + '\0'
            + attributes.get("lastModifiedTime");
    crc.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    sum += crc.getValue() * 0x9E3779B97F4A7C15L;
  }
}
