package io.groundwork.controller.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site.ArchiveFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  @TempDir Path directory;
  private Archives archives;
  private Path base;

  @BeforeEach
  void make() throws IOException {
    base = Files.createDirectories(directory.resolve("site"));
    archives = new Archives(base, directory.resolve("cache"), Downloading.SILENT);
  }

  private ArchiveSpec jdk(String location, String sha512) {
    return new ArchiveSpec("jdk", null, location, sha512, null, null);
  }

  private ArchiveSpec kafka(String location, String sha512, String sha256) {
    return new ArchiveSpec("kafka", "3.9.1", location, sha512, sha256, null);
  }

  private byte[] put(String name, TestTarball tarball) throws IOException {
    byte[] bytes = tarball.bytes();
    Files.write(base.resolve(name), bytes);
    return bytes;
  }

  private ArchiveException refused(ArchiveSpec... specs) {
    ArchivesException thrown =
        catchThrowableOfType(ArchivesException.class, () -> archives.resolve(List.of(specs)));
    assertThat(thrown.all()).hasSize(1);
    return thrown.all().get(0);
  }

  @Test
  void aRelativePathIsRelativeToTheInventory() throws Exception {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    ArchiveSpec spec = kafka("kafka.tgz", null, TestTarball.sha256(bytes));
    ArchiveFile file = archives.resolve(List.of(spec)).get("kafka.tgz");
    assertThat(file.name()).isEqualTo("kafka.tgz");
    assertThat(file.algorithm()).isEqualTo("sha256");
    assertThat(file.size()).isEqualTo(bytes.length);
    assertThat(file.top()).isEqualTo("kafka_2.13-3.9.1");
    assertThat(file.unpacked()).isBetween(300_000L, 320_000L);
    assertThat(file.release()).isEmpty();
    try (InputStream in = archives.open(file.digest())) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void aJdksReleaseFileIsRead() throws Exception {
    byte[] bytes = put("jdk.tar.gz", TestTarball.jdk());
    String url = base.resolve("jdk.tar.gz").toUri().toString();
    ArchiveFile file = archives.resolve(List.of(jdk(url, TestTarball.sha512(bytes)))).get(url);
    assertThat(file.release()).isEqualTo(Map.of("JAVA_VERSION", "17.0.12", "OS_ARCH", "x86_64"));
  }

  @Test
  void theDigestMayBeInAFileBeside() throws Exception {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    Files.writeString(
        base.resolve("kafka.tgz.sha512"), TestTarball.sha512(bytes) + "  kafka.tgz\n");
    ArchiveFile file = archives.resolve(List.of(kafka("kafka.tgz", null, null))).get("kafka.tgz");
    assertThat(file.digest()).isEqualTo(TestTarball.sha512(bytes));
  }

  @Test
  void withoutADigestItIsRefused() throws IOException {
    byte[] unused = put("kafka.tgz", TestTarball.kafka());
    ArchiveException refused = refused(kafka("kafka.tgz", null, null));
    assertThat(refused.why()).contains("neither in the inventory nor");
    assertThat(refused.next()).contains("components.kafka.sha512");
  }

  @Test
  void aWrongDigestIsRefusedWithBothAndTheUsersFileIsKept() throws IOException {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    String wrong = "0".repeat(128);
    ArchiveException refused = refused(kafka("kafka.tgz", wrong, null));
    assertThat(refused.why()).contains(wrong).contains(TestTarball.sha512(bytes));
    assertThat(base.resolve("kafka.tgz")).exists();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    ArchivesException thrown =
        catchThrowableOfType(
            ArchivesException.class,
            () ->
                archives.resolve(
                    List.of(
                        jdk("no-jdk.tgz", "0".repeat(128)), kafka("no-kafka.tgz", null, null))));
    assertThat(thrown.all())
        .extracting(ArchiveException::what)
        .containsExactly("no-jdk.tgz", "no-kafka.tgz");
  }

  @Test
  void aTruncatedTarballWithItsOwnDigestIsNoTarball() throws IOException {
    byte[] whole = TestTarball.jdk().bytes();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(base.resolve("half.tgz"), half);
    assertThat(refused(jdk("half.tgz", TestTarball.sha512(half))).why())
        .contains("not a whole .tar.gz")
        .contains("ends in the middle");
  }

  @Test
  void whatIsNoGzipIsSaidToBeNone() throws IOException {
    byte[] page = "<html>Sorry, this mirror moved.</html>".getBytes(StandardCharsets.UTF_8);
    Files.write(base.resolve("page.tgz"), page);
    assertThat(refused(jdk("page.tgz", TestTarball.sha512(page))).why())
        .endsWith("it is not packed with gzip");
  }

  @Test
  void twoDigestsForOneTarballContradict() throws IOException {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    ArchiveException refused =
        refused(
            kafka("kafka.tgz", TestTarball.sha512(bytes), null),
            kafka("kafka.tgz", null, TestTarball.sha256(bytes)));
    assertThat(refused.why()).contains("different digests");
  }

  @Test
  void whatWasProvedIsNotReadAgainUntilItChanges() throws Exception {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    Path file = base.resolve("kafka.tgz");
    Digest digest = Digest.sha512(TestTarball.sha512(bytes));
    Remembered remembered = new Remembered(directory.resolve("known"));
    Fingerprint now = Fingerprint.of(file);
    Content content = Content.of(file, false);
    remembered.put(file, digest.kind(), now, new Remembered.Entry(digest.hex(), content));
    assertThat(remembered.get(file, digest.kind(), Fingerprint.of(file)))
        .hasValue(new Remembered.Entry(digest.hex(), content));

    byte[] other = bytes.clone();
    other[100] ^= 1;
    FileTime time = Files.getLastModifiedTime(file);
    Files.write(file, other);
    Files.setLastModifiedTime(file, time);
    assertThat(remembered.get(file, digest.kind(), Fingerprint.of(file))).isEmpty();
  }

  @Test
  void aBrokenMemoryIsNoMemory() throws Exception {
    byte[] bytes = put("kafka.tgz", TestTarball.kafka());
    ArchiveSpec spec = kafka("kafka.tgz", TestTarball.sha512(bytes), null);
    Map<String, ArchiveFile> unused = archives.resolve(List.of(spec));
    Path known = Files.createDirectories(directory.resolve("cache/known"));
    try (var files = Files.list(known)) {
      for (Path one : files.toList()) {
        Files.writeString(one, "\\u00zz");
      }
    }
    assertThat(archives.resolve(List.of(spec))).containsKey("kafka.tgz");
  }

  @Test
  void aUrlWithAPasswordIsRefusedWithoutShowingIt() {
    ArchiveException refused = refused(kafka("https://me:hidden@example.org/k.tgz", null, null));
    assertThat(refused.what() + refused.why() + refused.next()).doesNotContain("hidden");
  }
}
