package io.groundwork.controller.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces what a known_hosts file says of one host, and no more: a line that names other hosts,
 * too, goes on naming them; revoked keys stay revoked. Whoever reads the file sees it as it was or
 * as it is to be, and the former stays beside it.
 */
final class KnownHostsChange {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private final KnownHosts known;
  private final Clock clock;

  KnownHostsChange(KnownHosts known, Clock clock) {
    this.known = known;
    this.clock = clock;
  }

  /**
   * Makes the key the only one that is known of the place.
   *
   * @param place the address, or [address]:port where the port is not 22
   * @return the copy of the file as it was; empty where there was none
   */
  Optional<Path> replace(String place, HostKey key) throws IOException {
    if (!Files.exists(known.file())) {
      known.add(place, key);
      return Optional.empty();
    }
    // A link stays one: what it leads to is replaced.
    Path file = known.file().toRealPath();
    synchronized (KnownHosts.WRITING) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Path backup =
            file.resolveSibling(file.getFileName() + ".before-" + WHEN.format(clock.instant()));
        Files.copy(
            file, backup, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        write(file, replaced(text, place, key));
        lock.release();
        return Optional.of(backup);
      }
    }
  }

  /** The text with the new line where the first old one was, else at the end. */
  static String replaced(String text, String place, HostKey key) {
    List<String> lines = new ArrayList<>();
    int at = -1;
    boolean hashed = false;
    for (String line : text.isEmpty() ? List.<String>of() : List.of(text.split("\n", -1))) {
      String field = field(line);
      if (field.isEmpty() || !HostPattern.matches(field, place)) {
        lines.add(line);
        continue;
      }
      hashed |= HostPattern.isHashed(field);
      at = at < 0 ? lines.size() : at;
      String left = HostPattern.without(field, place);
      if (!left.isEmpty()) {
        lines.add(left + line.substring(line.indexOf(field) + field.length()));
      }
    }
    String name = hashed ? HostPattern.hashed(place) : place;
    String line = name + " " + key.type() + " " + key.blob();
    boolean ends = !lines.isEmpty() && lines.get(lines.size() - 1).isEmpty();
    lines.add(at >= 0 ? at : ends ? lines.size() - 1 : lines.size(), line);
    String joined = String.join("\n", lines);
    return joined.endsWith("\n") ? joined : joined + "\n";
  }

  /** The hosts field of a line that says that a key is a host's; empty for any other line. */
  private static String field(String line) {
    String words = line.strip();
    boolean speaks = !words.startsWith("#") && !words.startsWith("@");
    String[] parts = words.split("[ \t]+", 4);
    return speaks && parts.length >= 3 ? parts[0] : "";
  }

  private static void write(Path file, String text) throws IOException {
    PosixFileAttributes old = Files.readAttributes(file, PosixFileAttributes.class);
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
      if (!Files.getOwner(fresh).equals(old.owner())) {
        view.setOwner(old.owner());
      }
      if (!view.readAttributes().group().equals(old.group())) {
        view.setGroup(old.group());
      }
      view.setPermissions(old.permissions());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
