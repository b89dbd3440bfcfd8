package io.groundwork.controller.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small tarballs, made in memory. */
final class TestTarball {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  TestTarball file(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A file that does not get smaller. */
  TestTarball noise(String path, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    files.put(path, noise);
    return this;
  }

  static TestTarball jdk() {
    return new TestTarball()
        .file("jdk-17.0.12+7/bin/java", "#!")
        .file("jdk-17.0.12+7/release", "JAVA_VERSION=\"17.0.12\"\nOS_ARCH=\"x86_64\"\n");
  }

  static TestTarball kafka() {
    return new TestTarball()
        .file("kafka_2.13-3.9.1/LICENSE", "x")
        .noise("kafka_2.13-3.9.1/a", 300_000);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String sha512(byte[] bytes) {
    return hex("SHA-512", bytes);
  }

  static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
