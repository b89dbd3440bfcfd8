package io.groundwork.agent.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes tarballs, hostile ones too. */
final class Tarball {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  Tarball() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  /** A small distribution, all below one leading directory. */
  static Tarball honest() {
    return new Tarball()
        .directory("tool-1.0/")
        .directory("tool-1.0/bin/")
        .file("tool-1.0/bin/run", 0755, "#!/bin/sh\n")
        .file("tool-1.0/lib/a.jar", 0644, "jar")
        .symbolicLink("tool-1.0/bin/a.jar", "../lib/a.jar")
        .hardLink("tool-1.0/lib/b.jar", "tool-1.0/lib/a.jar");
  }

  Tarball directory(String name) {
    return add(new TarArchiveEntry(name, TarArchiveEntry.LF_DIR, true), "");
  }

  Tarball file(String name, int mode, String content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarArchiveEntry.LF_NORMAL, true);
    entry.setMode(0100000 | mode);
    return add(entry, content);
  }

  Tarball symbolicLink(String name, String target) {
    return link(name, TarArchiveEntry.LF_SYMLINK, target);
  }

  Tarball hardLink(String name, String target) {
    return link(name, TarArchiveEntry.LF_LINK, target);
  }

  Tarball kind(String name, byte flag) {
    return add(new TarArchiveEntry(name, flag, true), "");
  }

  private Tarball link(String name, byte flag, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, flag, true);
    entry.setLinkName(target);
    return add(entry, "");
  }

  private Tarball add(TarArchiveEntry entry, String content) {
    try {
      byte[] data = content.getBytes(StandardCharsets.UTF_8);
      entry.setSize(data.length);
      entry.setModTime(1_700_000_000_000L);
      tar.putArchiveEntry(entry);
      tar.write(data);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] plain() {
    try {
      tar.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] gzipped() {
    return gzip(plain());
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String sha512(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
