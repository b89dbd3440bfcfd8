package io.groundwork.controller.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cache keeps about a runtime beside its tarballs: a few lines of key=value. */
final class RuntimeRecord {
  private final Path directory;

  RuntimeRecord(Path directory) {
    this.directory = directory;
  }

  /** The runtime in the cache; null where there is none, or not a whole one. */
  @Nullable Runtime read() throws IOException {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file())) {
        int equals = line.indexOf('=');
        fields.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
      }
    } catch (NoSuchFileException e) {
      return null;
    }
    Bundle agent = bundle(fields, "agent");
    Bundle probe = bundle(fields, "probe");
    if (agent == null || probe == null) {
      return null;
    }
    return new Runtime(
        agent,
        probe,
        fields.getOrDefault("arch", ""),
        fields.getOrDefault("glibc", ""),
        fields.getOrDefault("jdk", ""));
  }

  private @Nullable Bundle bundle(Map<String, String> fields, String kind) {
    String digest = fields.get(kind + ".digest");
    String sha256 = fields.get(kind + ".sha256");
    String size = fields.get(kind + ".size");
    String unpacked = fields.get(kind + ".unpacked");
    Path tarball = directory.resolve(kind + ".tar.gz");
    if (digest == null || sha256 == null || size == null || unpacked == null) {
      return null;
    }
    return new Bundle(
        kind, digest, tarball, sha256, Long.parseLong(size), Long.parseLong(unpacked));
  }

  /** Writes the record; last of all, as it says that the rest is whole. */
  void write(Runtime runtime) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Bundle bundle : List.of(runtime.agent(), runtime.probe())) {
      line(text, bundle.kind() + ".digest", bundle.digest());
      line(text, bundle.kind() + ".sha256", bundle.sha256());
      line(text, bundle.kind() + ".size", Long.toString(bundle.size()));
      line(text, bundle.kind() + ".unpacked", Long.toString(bundle.unpacked()));
    }
    line(text, "arch", runtime.arch());
    line(text, "glibc", runtime.glibc());
    line(text, "jdk", runtime.jdk());
    Files.write(file(), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append('=').append(value.replace('\n', ' ')).append('\n');
  }

  private Path file() {
    return directory.resolve("runtime.properties");
  }
}
