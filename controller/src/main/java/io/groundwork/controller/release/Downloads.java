package io.groundwork.controller.release;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import io.groundwork.controller.component.Digests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tarballs from the network, each in a directory of the cache for its URL. A download that broke
 * off is taken up where it ended; a whole one gets its name only when its digest is right.
 */
final class Downloads {
  private static final long FIRST_WAIT_MILLIS = 200;
  private final Path directory;
  private final Downloading downloading;
  private final long firstWaitMillis;

  /** A whole download that is not what it should be; trying again cannot help. */
  private static final class WrongDigest extends IOException {
    private static final long serialVersionUID = 1L;
    private final String seen;

    WrongDigest(String seen) {
      super(seen);
      this.seen = seen;
    }
  }

  Downloads(Path directory, Downloading downloading) {
    this(directory, downloading, FIRST_WAIT_MILLIS);
  }

  Downloads(Path directory, Downloading downloading, long firstWaitMillis) {
    this.directory = directory;
    this.downloading = downloading;
    this.firstWaitMillis = firstWaitMillis;
  }

  /**
   * The tarball at a URL, from the cache where it is there.
   *
   * @throws ArchiveException where it cannot be had, or is not what the digest says
   */
  Path get(URI uri, Digest digest) throws ArchiveException, InterruptedException {
    String name = name(uri);
    Path place = place(uri);
    Path file = place.resolve(name);
    return attempt(uri, digest, () -> locked(uri, digest, place, file));
  }

  /**
   * The digest that a file beside the tarball gives: .sha512, or else .sha256; kept, so that a
   * tarball in the cache is used without the network.
   *
   * @param unknown what to say where there is none
   */
  Digest digestOf(URI uri, Supplier<ArchiveException> unknown)
      throws ArchiveException, InterruptedException {
    String name = name(uri);
    for (Digest.Kind kind : List.of(Digest.SHA512, Digest.SHA256)) {
      Path kept = place(uri).resolve(name + "." + kind.algorithm());
      URI beside = URI.create(uri + "." + kind.algorithm());
      String text = attempt(beside, null, () -> text(beside, kept));
      Optional<Digest> digest = kind.read(text, name);
      if (digest.isPresent()) {
        Path unused = attempt(beside, null, () -> keep(kept, text));
        return digest.get();
      }
    }
    throw unknown.get();
  }

  /** One controller at a time; whoever waited finds the file there. */
  private Path locked(URI uri, Digest digest, Path place, Path file) throws IOException {
    Files.createDirectories(place);
    try (FileChannel channel = open(place.resolve("lock"));
        FileLock lock = channel.lock()) {
      if (!lock.isValid() || !Files.isRegularFile(file)) {
        load(uri, digest, file);
      }
    }
    return file;
  }

  /** Made when it is needed: most runs download nothing. */
  private RetryPolicy<Object> retry() {
    return RetryPolicy.builder()
        .handle(IOException.class)
        .abortOn(Http.Refused.class, WrongDigest.class)
        .abortIf((result, failure) -> interrupted(failure))
        .withMaxRetries(4)
        .withBackoff(firstWaitMillis, firstWaitMillis * 20, ChronoUnit.MILLIS)
        .build();
  }

  /** A connection that went silent is an interrupted one by its class only; another may do. */
  static boolean interrupted(@Nullable Throwable failure) {
    return failure instanceof InterruptedIOException
        && !(failure instanceof SocketTimeoutException);
  }

  private <T> T attempt(URI uri, @Nullable Digest digest, CheckedSupplier<T> work)
      throws ArchiveException, InterruptedException {
    try {
      return Failsafe.with(retry()).get(work);
    } catch (FailsafeException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (cause instanceof WrongDigest wrong && digest != null) {
        throw Prover.mismatch(uri.toString(), digest, wrong.seen);
      }
      throw new ArchiveException(
          uri.toString(),
          Wording.of(cause == null ? e : cause),
          "Look at the URL and at this machine's way to it, or download it and set the path.");
    }
  }

  private static String text(URI uri, Path kept) throws IOException {
    return Files.isRegularFile(kept)
        ? Files.readString(kept, StandardCharsets.ISO_8859_1)
        : Http.text(uri, DigestFile.LONGEST);
  }

  private static Path keep(Path place, String text) throws IOException {
    Files.createDirectories(place.resolveSibling(".").normalize());
    return Files.writeString(place, text, StandardCharsets.ISO_8859_1);
  }

  private void load(URI uri, Digest digest, Path file) throws IOException {
    Path part = file.resolveSibling("part");
    String seen = new Transfer(uri, part, digest.kind(), name(uri), downloading).run();
    if (!seen.equals(digest.hex())) {
      Files.deleteIfExists(part);
      throw new WrongDigest(seen);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private Path place(URI uri) {
    byte[] text = uri.toString().getBytes(StandardCharsets.UTF_8);
    return directory.resolve(Digests.sha256(text).substring(0, 16));
  }

  private static String name(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "archive" : name;
  }
}
