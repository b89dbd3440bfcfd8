package io.groundwork.controller.release;

import io.groundwork.agent.resource.TarEntries;
import io.groundwork.controller.component.Site.ArchiveFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What planning needs of a tarball's content.
 *
 * @param top the directory that all of it is under
 * @param unpacked bytes of it, unpacked
 * @param release the entries of the top directory's release file; empty where none was looked for
 */
record Content(String top, long unpacked, Map<String, String> release) {
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_RELEASE = 1 << 16;

  /** No JDK has more; what has is not read to its end. */
  private static final long MOST = 4L << 30;

  /**
   * Reads a tarball, no further than it must.
   *
   * @param withRelease whether to look for the release file that a JDK has
   */
  static Content of(Path file, boolean withRelease) throws IOException {
    if (isProgram(file)) {
      return new Content(ArchiveFile.PROGRAM, Files.size(file), Map.of());
    }
    long unpacked = unpacked(file);
    try (InputStream in = Files.newInputStream(file)) {
      TarEntries tar = new TarEntries(plain(in));
      TarArchiveEntry entry = tar.next();
      if (entry == null) {
        throw new IOException("it is empty");
      }
      String top = top(entry.getName());
      Map<String, String> release = Map.of();
      long passed = 0;
      while (withRelease && entry != null) {
        if (plain(entry.getName()).equals(top + "/release") && entry.isFile()) {
          release = release(tar.content().readNBytes(LONGEST_RELEASE));
          break;
        }
        passed += Math.min(entry.getSize(), MOST);
        entry = passed < MOST ? tar.next() : null;
      }
      return new Content(top, unpacked, release);
    }
  }

  private static InputStream plain(InputStream in) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
  }

  /** Some programs are released as they are; all that runs on Linux begins like this. */
  private static boolean isProgram(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(ELF.length), ELF);
    }
  }

  private static String top(String name) {
    String plain = plain(name);
    int slash = plain.indexOf('/');
    return slash < 0 ? plain : plain.substring(0, slash);
  }

  private static String plain(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  /**
   * The size that gzip wrote at its end. It counts to 4 GiB only; an answer smaller than the file
   * is not believed.
   */
  private static long unpacked(Path file) throws IOException {
    try (RandomAccessFile tail = new RandomAccessFile(file.toFile(), "r")) {
      if (tail.length() < 18) {
        throw new EOFException("it ends before it begins");
      }
      tail.seek(tail.length() - 4);
      long size = Integer.toUnsignedLong(Integer.reverseBytes(tail.readInt()));
      return size >= tail.length() ? size : tail.length() * 2;
    }
  }

  /** Lines of NAME="VALUE". */
  private static Map<String, String> release(byte[] bytes) {
    Map<String, String> entries = new TreeMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\\R", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String value = line.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        entries.put(
            line.substring(0, equals).strip(),
            quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return entries;
  }
}
