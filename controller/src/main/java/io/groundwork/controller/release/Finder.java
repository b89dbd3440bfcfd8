package io.groundwork.controller.release;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.inventory.LocalPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a tarball and the digest that it must have. */
final class Finder {
  private final Path base;
  private final Downloads downloads;

  /**
   * A tarball on this machine.
   *
   * @param own whether we downloaded it: then it may be deleted when it is wrong
   * @param digest what its content must be
   */
  record Found(Path file, boolean own, Digest digest) {}

  Finder(Path base, Downloads downloads) {
    this.base = base;
    this.downloads = downloads;
  }

  Found find(ArchiveSpec spec) throws ArchiveException, InterruptedException {
    String location = spec.location();
    String scheme =
        location.substring(0, Math.max(0, location.indexOf(':'))).toLowerCase(Locale.ROOT);
    if (scheme.equals("http") || scheme.equals("https")) {
      return remote(spec, uri(location));
    }
    return local(spec, scheme.equals("file") ? path(uri(location)) : path(location));
  }

  private Found local(ArchiveSpec spec, Path file) throws ArchiveException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ArchiveException(
          spec.location(),
          Files.exists(file) ? file + " cannot be read as a file" : "there is no " + file,
          "Put the tarball there, or set components." + spec.component() + ".archive.");
    }
    Optional<Digest> given = given(spec);
    return new Found(file, false, given.isPresent() ? given.get() : beside(spec, file));
  }

  private Found remote(ArchiveSpec spec, URI uri) throws ArchiveException, InterruptedException {
    Optional<Digest> given = given(spec);
    if (given.isEmpty() && !"https".equals(uri.getScheme())) {
      throw new ArchiveException(
          spec.location(), "over http no digest can be trusted", howToGive(spec));
    }
    Digest digest = given.isPresent() ? given.get() : downloads.digestOf(uri, () -> unknown(spec));
    return new Found(downloads.get(uri, digest), true, digest);
  }

  private static Optional<Digest> given(ArchiveSpec spec) {
    if (spec.sha512() != null) {
      return Optional.of(Digest.sha512(spec.sha512()));
    }
    return spec.sha256() == null ? Optional.empty() : Optional.of(Digest.sha256(spec.sha256()));
  }

  private static Digest beside(ArchiveSpec spec, Path file) throws ArchiveException {
    String name = String.valueOf(file.getFileName());
    for (Digest.Kind kind : List.of(Digest.SHA512, Digest.SHA256)) {
      Path other = file.resolveSibling(name + "." + kind.algorithm());
      try {
        if (Files.isRegularFile(other) && Files.size(other) <= DigestFile.LONGEST) {
          String text = Files.readString(other, StandardCharsets.ISO_8859_1);
          Optional<Digest> digest = kind.read(text, name);
          if (digest.isPresent()) {
            return digest.get();
          }
        }
      } catch (IOException e) {
        throw new ArchiveException(
            spec.location(), other + " cannot be read: " + e.getMessage(), howToGive(spec));
      }
    }
    throw unknown(spec);
  }

  private static ArchiveException unknown(ArchiveSpec spec) {
    return new ArchiveException(
        spec.location(),
        "its digest is neither in the inventory nor in a .sha512 or .sha256 file beside it",
        howToGive(spec));
  }

  private static String howToGive(ArchiveSpec spec) {
    return "Set components." + spec.component() + ".sha512 to what the release's own page says.";
  }

  private Path path(String text) throws ArchiveException {
    try {
      return LocalPaths.resolve(text, base).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new ArchiveException(text, "that is no path: " + e.getReason(), "Set another one.");
    }
  }

  private static Path path(URI uri) throws ArchiveException {
    try {
      return Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(
          uri.toString(), "that is no file: URL: " + e.getMessage(), "Write it as file:///PATH.");
    }
  }

  private static URI uri(String location) throws ArchiveException {
    try {
      URI uri = URI.create(location);
      if (uri.getRawUserInfo() != null) {
        throw new ArchiveException(
            location.replace(uri.getRawUserInfo(), "***"),
            "a URL with a password in it would end up in logs",
            "Download it yourself, and set the path.");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(location, "that is no URL: " + e.getMessage(), "Set another one.");
    }
  }
}
