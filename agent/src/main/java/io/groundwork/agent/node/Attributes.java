package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Attributes by the number: the portable views know owners by name only, and look the names up in
 * the account database, over the network where it lies there.
 */
final class Attributes {
  private static final String WANTED = "unix:mode,uid,gid,size,lastModifiedTime";
  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;

  private Attributes() {}

  static Map<String, Object> read(Path path) throws IOException {
    return Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS);
  }

  static Stat stat(Path path) throws IOException {
    Map<String, Object> of = read(path);
    int mode = (int) number(of, "mode");
    return new Stat(
        kind(mode),
        mode & 07777,
        (int) number(of, "uid"),
        (int) number(of, "gid"),
        number(of, "size"),
        TimeUnit.NANOSECONDS.toMillis(modifiedNanos(of)));
  }

  static boolean isDirectory(Map<String, Object> attributes) {
    return ((int) number(attributes, "mode") & TYPE) == DIRECTORY;
  }

  static long modifiedNanos(Map<String, Object> attributes) {
    if (attributes.get("lastModifiedTime") instanceof FileTime time) {
      return time.to(TimeUnit.NANOSECONDS);
    }
    throw new IllegalStateException("no time of change");
  }

  static long number(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("no attribute " + name);
  }

  private static Stat.Kind kind(int mode) {
    return switch (mode & TYPE) {
      case DIRECTORY -> Stat.Kind.DIRECTORY;
      case REGULAR -> Stat.Kind.FILE;
      case LINK -> Stat.Kind.LINK;
      default -> Stat.Kind.OTHER;
    };
  }
}
