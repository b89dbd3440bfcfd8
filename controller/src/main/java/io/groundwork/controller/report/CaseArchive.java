package io.groundwork.controller.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes texts as a .tar.gz that only its owner can read, below one directory of its own name. */
final class CaseArchive {
  private static final String ENDING = ".tar.gz";
  private static final int MODE = 0600;

  private CaseArchive() {}

  /**
   * Writes it whole, or not at all.
   *
   * @param entries contents by relative path
   */
  static void write(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = create(file)) {
      pack(out, name(file), entries);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static OutputStream create(Path file) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }

  private static void pack(OutputStream out, String top, Map<String, byte[]> entries)
      throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(new BufferedOutputStream(out)), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(top + "/" + each.getKey());
        entry.setSize(each.getValue().length);
        entry.setMode(MODE);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }
}
