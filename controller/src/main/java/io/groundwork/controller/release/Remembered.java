package io.groundwork.controller.release;

import io.groundwork.controller.component.Digests;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What was learnt of tarballs, each in a small file; good while the tarball stays as it is. */
final class Remembered {
  private static final String RELEASE = "release.";
  private final Path directory;

  /**
   * What was learnt.
   *
   * @param digest computed from the content, in hex
   */
  record Entry(String digest, Content content) {}

  Remembered(Path directory) {
    this.directory = directory;
  }

  /** What is known of a file; empty where nothing is, or the file changed since. */
  Optional<Entry> get(Path file, Digest.Kind kind, Fingerprint now) {
    Properties known = new Properties();
    try (Reader in = Files.newBufferedReader(place(file, kind), StandardCharsets.UTF_8)) {
      known.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // Not there, or not whole: the tarball is read again.
    }
    if (!now.text().equals(known.getProperty("fingerprint"))) {
      return Optional.empty();
    }
    return entry(known);
  }

  /** Remembers; failing to costs time on the next run, nothing else. */
  void put(Path file, Digest.Kind kind, Fingerprint now, Entry entry) throws IOException {
    Properties known = new Properties();
    known.setProperty("file", file.toString());
    known.setProperty("fingerprint", now.text());
    known.setProperty("digest", entry.digest());
    known.setProperty("top", entry.content().top());
    known.setProperty("unpacked", String.valueOf(entry.content().unpacked()));
    entry.content().release().forEach((k, v) -> known.setProperty(RELEASE + k, v));
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "new", "");
    try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      known.store(out, null);
    }
    Files.move(temporary, place(file, kind), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Entry> entry(Properties known) {
    String digest = known.getProperty("digest", "");
    String unpacked = known.getProperty("unpacked", "");
    if (digest.isEmpty() || !unpacked.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    Map<String, String> release = new TreeMap<>();
    for (String name : known.stringPropertyNames()) {
      if (name.startsWith(RELEASE)) {
        release.put(name.substring(RELEASE.length()), known.getProperty(name));
      }
    }
    Content content = new Content(known.getProperty("top", ""), Long.parseLong(unpacked), release);
    return Optional.of(new Entry(digest, content));
  }

  private Path place(Path file, Digest.Kind kind) {
    String name = Digests.sha256(file.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    return directory.resolve(name + "." + kind.algorithm());
  }
}
