package io.groundwork.controller.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A known_hosts file. Reads only what it needs to tell whether a key is known: names are matched
 * and keys compared as text, so a file of thousands of lines costs milliseconds.
 */
final class KnownHosts {
  // Another process is kept out by the file's lock, another host's thread by this one.
  static final Object WRITING = new Object();
  private final Path file;

  KnownHosts(Path file) {
    this.file = file;
  }

  /**
   * A line that speaks of a host.
   *
   * @param line 1-based
   * @param revoked whether it says that the key must never be accepted
   */
  record Entry(int line, boolean revoked, HostKey key) {}

  Path file() {
    return file;
  }

  /**
   * What the file says of a place, in order. Lines that cannot be read, and certificate
   * authorities, are passed over, as OpenSSH does.
   *
   * @param place the address, or [address]:port where the port is not 22
   */
  List<Entry> of(String place) throws IOException {
    List<Entry> entries = new ArrayList<>();
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return entries;
    }
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      number++;
      add(entries, number, text.substring(start, end), place);
      start = end + 1;
    }
    return entries;
  }

  private static void add(List<Entry> entries, int number, String line, String place) {
    StringTokenizer words = new StringTokenizer(line, " \t\r");
    if (words.countTokens() < 3 || line.startsWith("#")) {
      return;
    }
    String first = words.nextToken();
    boolean revoked = first.equals("@revoked");
    if (first.startsWith("@")) {
      if (!revoked || words.countTokens() < 3) {
        return;
      }
      first = words.nextToken();
    }
    if (HostPattern.matches(first, place)) {
      entries.add(new Entry(number, revoked, new HostKey(words.nextToken(), words.nextToken())));
    }
  }

  /**
   * Adds a key: in one write at the end of the file, under its lock, so that neither parallel hosts
   * nor other processes lose or tear a line. Directory and file are made for their owner alone.
   */
  void add(String place, HostKey key) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    synchronized (WRITING) {
      try (FileChannel channel = open();
          FileLock lock = channel.lock()) {
        String line = place + " " + key.type() + " " + key.blob() + "\n";
        String text = (endsWithoutNewline(channel) ? "\n" : "") + line;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
        lock.release();
      }
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static boolean endsWithoutNewline(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    return size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
  }
}
