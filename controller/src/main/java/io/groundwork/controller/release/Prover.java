package io.groundwork.controller.release;

import io.groundwork.agent.resource.TarEntries;
import io.groundwork.agent.resource.Wording;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.release.Finder.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Proves that a tarball is what its digest says, and reads what planning needs of it. Both are
 * remembered for as long as the file stays as it is, so that a run that changes nothing need not
 * read hundreds of megabytes.
 */
final class Prover {
  private static final int BUFFER = 1 << 18;
  private final Remembered remembered;

  Prover(Remembered remembered) {
    this.remembered = remembered;
  }

  ArchiveFile prove(ArchiveSpec spec, Found found) throws ArchiveException {
    Path file = found.file();
    try {
      Fingerprint before = Fingerprint.of(file);
      Digest.Kind kind = found.digest().kind();
      Optional<Remembered.Entry> known = remembered.get(file, kind, before);
      Remembered.Entry entry = known.isPresent() ? known.get() : read(spec, found);
      if (!entry.digest().equals(found.digest().hex())) {
        throw mismatch(spec, found, entry.digest());
      }
      if (known.isEmpty()
          && before.equals(Fingerprint.of(file))
          && (found.own() || before.settled())) {
        remembered.put(file, kind, before, entry);
      }
      return new ArchiveFile(
          String.valueOf(file.getFileName()),
          kind.algorithm(),
          entry.digest(),
          before.size(),
          entry.content().unpacked(),
          entry.content().top(),
          entry.content().release());
    } catch (IOException e) {
      throw new ArchiveException(
          spec.location(), "it cannot be read: " + Wording.of(e), "Look at " + file + ".");
    }
  }

  private static Remembered.Entry read(ArchiveSpec spec, Found found)
      throws IOException, ArchiveException {
    String digest = digest(found.file(), found.digest().kind());
    if (!digest.equals(found.digest().hex())) {
      throw mismatch(spec, found, digest);
    }
    try {
      // Where the settings give no version, the release file does.
      return new Remembered.Entry(digest, Content.of(found.file(), spec.version() == null));
    } catch (IOException e) {
      throw new ArchiveException(
          spec.location(),
          "its digest is right, but it is not a whole .tar.gz: " + TarEntries.words(e),
          "Set components." + spec.component() + ".archive to the binary tarball of a release.");
    }
  }

  static String digest(Path file, Digest.Kind kind) throws IOException {
    MessageDigest digest = kind.start();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static ArchiveException mismatch(ArchiveSpec spec, Found found, String seen)
      throws IOException {
    if (found.own()) {
      Files.deleteIfExists(found.file());
    }
    return mismatch(spec.location(), found.digest(), seen);
  }

  static ArchiveException mismatch(String location, Digest wanted, String seen) {
    return new ArchiveException(
        location,
        "its " + wanted.kind().algorithm() + " is " + seen + ", but should be " + wanted.hex(),
        "Get the tarball anew, and compare the digest with the release's own page.");
  }
}
