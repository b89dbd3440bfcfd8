package io.groundwork.agent.resource;

import io.groundwork.agent.node.Staging;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A tarball's way from the wire into a staging directory: digest, decompression and tar in one
 * pass. The tarball is read as hostile; nothing of it is seen before all of it is proved.
 */
final class Unpacking {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_ENTRIES = 200_000;

  /** No honest tarball of programs grows more than that; bombs do, a thousandfold. */
  private static final int MOST_GROWTH = 50;

  private static final long ALWAYS_ALLOWED = 64L << 20;

  private final Archive archive;
  private final SafeTree tree;
  private long total;
  private int entries;

  Unpacking(Archive archive, Staging staging) {
    this.archive = archive;
    this.tree = new SafeTree(staging);
  }

  /** Unpacks and proves; throws when the bytes are wrong, or the tarball damaged or hostile. */
  void from(InputStream bytes) throws IOException {
    ProvingStream proving = new ProvingStream(archive, bytes);
    try {
      unpack(proving);
    } catch (ProvingStream.WrongBytesException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Wrong bytes make any kind of trouble; then that they are wrong is what people must know.
      proveAfter(proving, e);
      throw new IOException(archive.name() + " cannot be unpacked: " + TarEntries.words(e), e);
    }
    proving.prove();
    if (tree.isEmpty()) {
      throw new IOException(
          archive.name() + " holds nothing below " + archive.strip() + " leading directories");
    }
  }

  private static void proveAfter(ProvingStream proving, Exception first) throws IOException {
    try {
      proving.prove();
    } catch (IOException e) {
      e.addSuppressed(first);
      throw e;
    }
  }

  private void unpack(InputStream bytes) throws IOException {
    InputStream plain = decompress(new BufferedInputStream(bytes, BUFFER));
    TarEntries tar = new TarEntries(plain);
    for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
      bound(entry);
      place(entry, tar.content());
    }
    refuseGarbage(plain);
  }

  /** By the first bytes; a name says little. */
  private static InputStream decompress(BufferedInputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] magic = bytes.readNBytes(3);
    bytes.reset();
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return new BufferedInputStream(
          GzipCompressorInputStream.builder()
              .setInputStream(bytes)
              .setDecompressConcatenated(true)
              .get(),
          BUFFER);
    }
    if (magic.length == 3 && magic[0] == 'B' && magic[1] == 'Z' && magic[2] == 'h') {
      return new BZip2CompressorInputStream(bytes, true);
    }
    if (magic.length == 3 && (magic[0] & 0xff) == 0xfd && magic[1] == '7' && magic[2] == 'z') {
      throw new IOException("it is packed with xz; pack it with gzip");
    }
    return bytes;
  }

  private void bound(TarArchiveEntry entry) throws IOException {
    total += Math.max(0, entry.getSize());
    if (++entries > MOST_ENTRIES) {
      throw new IOException("it has more than " + MOST_ENTRIES + " entries");
    }
    if (entry.getSize() < 0 || total > mostBytes()) {
      throw new IOException("it grows beyond " + mostBytes() + " bytes");
    }
  }

  private long mostBytes() {
    return archive.size() * MOST_GROWTH + ALWAYS_ALLOWED;
  }

  private void place(TarArchiveEntry entry, InputStream content) throws IOException {
    EntryName name = EntryName.of(entry.getName(), archive.strip());
    switch (entry.getLinkFlag()) {
      case TarArchiveEntry.LF_SYMLINK -> tree.symbolicLink(name, entry.getLinkName());
      case TarArchiveEntry.LF_LINK ->
          tree.hardLink(name, EntryName.of(entry.getLinkName(), archive.strip()));
      case TarArchiveEntry.LF_DIR -> tree.directory(name);
      case TarArchiveEntry.LF_NORMAL, TarArchiveEntry.LF_OLDNORM, TarArchiveEntry.LF_CONTIG -> {
        if (entry.isDirectory()) {
          tree.directory(name);
        } else {
          tree.file(
              name, (entry.getMode() & 0111) != 0, entry.getLastModifiedTime().toMillis(), content);
        }
      }
      default -> throw new IOException(name + " is a device, a pipe or of an unknown kind");
    }
  }

  /** After a tar's end stand zeros at most. */
  private void refuseGarbage(InputStream plain) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
      total += n;
      if (total > mostBytes()) {
        throw new IOException("it grows beyond " + mostBytes() + " bytes");
      }
      for (int i = 0; i < n; i++) {
        if (buffer[i] != 0) {
          throw new IOException("there is garbage after its end");
        }
      }
    }
  }
}
