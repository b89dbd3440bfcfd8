package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.node.LiveNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {
  @TempDir Path root;
  TempMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TempMachine(root);
    machine.put("/etc/secret", "root's");
  }

  @Test
  void whatIsUnpackedIsRootsWithoutBitsThatAnArchiveCouldMisuse() throws IOException {
    settle(
        new Tarball()
            .file("t/bin/run", 06777, "x")
            .file("t/private", 0600, "y")
            .directory("t/dir/"));
    assertThat(mode("/opt/tool/1.0")).isEqualTo("rwxr-xr-x");
    assertThat(mode("/opt/tool/1.0/bin/run")).isEqualTo("rwxr-xr-x");
    assertThat(mode("/opt/tool/1.0/private")).isEqualTo("rw-r--r--");
    assertThat(Files.getAttribute(machine.at("/opt/tool/1.0/bin/run"), "unix:uid")).isEqualTo(0);
    assertThat((int) Files.getAttribute(machine.at("/opt/tool/1.0/bin/run"), "unix:mode") & 07000)
        .isZero();
  }

  @Test
  void linksWithinTheArchiveAreKept() throws IOException {
    settle(Tarball.honest());
    assertThat(machine.at("/opt/tool/1.0/bin/a.jar")).isSymbolicLink().hasContent("jar");
    assertThat(machine.at("/opt/tool/1.0/lib/b.jar")).isRegularFile().hasContent("jar");
  }

  @Test
  void plainAndGzippedTarsAreTold() throws IOException {
    byte[] plain = Tarball.honest().plain();
    settle(machine.node(), archive(plain));
    assertThat(machine.at("/opt/tool/1.0/lib/a.jar")).hasContent("jar");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("leads out", new Tarball().file("t/../../etc/evil", 0644, "")),
        Arguments.of("leads out", new Tarball().file("../evil", 0644, "")),
        Arguments.of("absolute", new Tarball().file("/etc/evil", 0644, "")),
        Arguments.of("out of the archive", new Tarball().symbolicLink("t/l", "/etc/secret")),
        Arguments.of("out of the archive", new Tarball().symbolicLink("t/l", "../t/x")),
        Arguments.of("out of the archive", new Tarball().symbolicLink("t/a/l", "../../x")),
        Arguments.of(
            "out of the archive", new Tarball().directory("t/a/").symbolicLink("t/l", "a/../../x")),
        Arguments.of(
            "below a link", new Tarball().symbolicLink("t/l", ".").file("t/l/evil", 0644, "")),
        Arguments.of("twice", new Tarball().symbolicLink("t/l", "x").file("t/l", 0644, "")),
        Arguments.of("twice", new Tarball().symbolicLink("t/l", "x").directory("t/l/")),
        Arguments.of("no file in it", new Tarball().hardLink("t/l", "t/etc/secret")),
        Arguments.of("absolute", new Tarball().hardLink("t/l", "/etc/secret")),
        Arguments.of(
            "no file in it", new Tarball().symbolicLink("t/s", "x").hardLink("t/l", "t/s")),
        Arguments.of("below a file", new Tarball().file("t/f", 0644, "").file("t/f/x", 0644, "")),
        Arguments.of("device", new Tarball().kind("t/null", TarConstants.LF_CHR)),
        Arguments.of("device", new Tarball().kind("t/sda", TarConstants.LF_BLK)),
        Arguments.of("pipe", new Tarball().kind("t/pipe", TarConstants.LF_FIFO)),
        Arguments.of("nothing below", new Tarball().file("README", 0644, "x")));
  }

  @ParameterizedTest
  @MethodSource
  void hostile(String words, Tarball tarball) throws IOException {
    assertRefused(archive(tarball.gzipped()), words);
  }

  @Test
  void aLinkThroughALinkCannotClimb() throws IOException {
    Tarball tarball =
        new Tarball()
            .directory("t/1/2/")
            .symbolicLink("t/1/2/up", "../..")
            .symbolicLink("t/out", "1/2/up/../x");
    assertRefused(archive(tarball.gzipped()), "out of the archive");
  }

  @Test
  void theWrongDigestIsToldWhateverElseIsWrong() throws IOException {
    byte[] tarball = Tarball.honest().gzipped();
    Archive good = archive(tarball);
    byte[] damaged = tarball.clone();
    damaged[damaged.length / 2] ^= 0x55;
    machine.tarballs.put(good.digest(), damaged);
    assertRefused(good, "wrong digest");
  }

  @Test
  void aTruncatedArchiveIsTold() throws IOException {
    byte[] tarball = Tarball.honest().gzipped();
    Archive good = archive(tarball);
    machine.tarballs.put(good.digest(), Arrays.copyOf(tarball, tarball.length - 20));
    assertRefused(good, "cut off after");
  }

  @Test
  void moreBytesThanAnnouncedAreTold() throws IOException {
    byte[] tarball = Tarball.honest().gzipped();
    Archive good = archive(tarball);
    machine.tarballs.put(good.digest(), Arrays.copyOf(tarball, tarball.length + 1));
    assertRefused(good, "bigger than");
  }

  @Test
  void garbageAfterTheEndIsTold() throws IOException {
    byte[] gzip = Tarball.honest().gzipped();
    byte[] withGarbage = Arrays.copyOf(gzip, gzip.length + 10);
    withGarbage[gzip.length + 3] = 'x';
    assertRefused(archive(withGarbage), "data after");
    byte[] tar = Tarball.honest().plain();
    byte[] tail = Arrays.copyOf(tar, tar.length + 20_480);
    tail[tail.length - 1] = 'x';
    assertRefused(archive(Tarball.gzip(tail)), "garbage after its end");
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] bomb = Tarball.gzip(bombWithZeros());
    assertRefused(archive(bomb), "grows beyond");
  }

  private static byte[] bombWithZeros() {
    byte[] tar = Tarball.honest().plain();
    return Arrays.copyOf(tar, tar.length + (80 << 20));
  }

  @Test
  void wantOfSpaceIsToldBeforeAByteIsSent() throws IOException {
    byte[] tarball = Tarball.honest().gzipped();
    Archive huge =
        new Archive("/opt/tool/1.0", "huge.tgz", "sha512", Tarball.sha512(tarball), 1L << 55, 1);
    assertThatThrownBy(() -> settle(machine.node(), huge))
        .hasMessageContaining("huge.tgz needs about")
        .hasMessageContaining("MB are free");
    assertNothingVisible();
  }

  @Test
  void aChangedTreeIsDriftAndIsReplaced() throws IOException {
    Archive archive = settle(Tarball.honest());
    Files.writeString(machine.at("/opt/tool/1.0/lib/a.jar"), "other");
    assertThat(archive.observe(machine.view()).has("tree")).isTrue();
    settle(machine.node(), archive);
    assertThat(machine.at("/opt/tool/1.0/lib/a.jar")).hasContent("jar");
    assertThat(archive.observe(machine.view())).isEqualTo(Drift.NONE);
  }

  @Test
  void aDeletedAndAnAddedFileAreDrift() throws IOException {
    Archive archive = settle(Tarball.honest());
    Files.delete(machine.at("/opt/tool/1.0/bin/run"));
    assertThat(archive.observe(machine.view()).has("tree")).isTrue();
    settle(machine.node(), archive);
    machine.put("/opt/tool/1.0/lib/evil.jar", "");
    assertThat(archive.observe(machine.view()).has("tree")).isTrue();
  }

  @Test
  void anotherArchiveAtTheSamePathIsDrift() throws IOException {
    settle(Tarball.honest());
    byte[] other = new Tarball().file("t/new", 0644, "").gzipped();
    assertThat(archive(other).observe(machine.view()).has("content")).isTrue();
    settle(machine.node(), archive(other));
    assertThat(machine.at("/opt/tool/1.0")).isDirectoryContaining("glob:**new");
    assertThat(machine.at("/opt/tool/1.0/bin")).doesNotExist();
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    machine.put("/opt/tool/.1.0.groundwork-making/half", "");
    machine.put("/opt/tool/.0.9.groundwork-making/half", "");
    machine.put("/opt/tool/.1.0.groundwork-former/bin/run", "");
    settle(Tarball.honest());
    try (Stream<Path> left = Files.list(machine.at("/opt/tool"))) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactly("1.0");
    }
  }

  @Test
  void aDirectoryThatOthersCanWriteIsNoPlaceForPrograms() throws IOException {
    Files.createDirectories(machine.at("/opt/tool"));
    Files.setPosixFilePermissions(
        machine.at("/opt/tool"), PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThatThrownBy(() -> settle(Tarball.honest())).hasMessageContaining("others than root");
  }

  @Test
  void theLibraryIsNotLoadedWhenNothingIsToBeDone() throws IOException {
    Archive archive = settle(Tarball.honest());
    assertThat(Arrays.stream(Archive.class.getDeclaredFields()).map(f -> f.getType().getName()))
        .noneMatch(name -> name.contains("compress"));
    assertThat(archive.observe(machine.view())).isEqualTo(Drift.NONE);
  }

  private Archive archive(byte[] tarball) {
    machine.tarballs.put(Tarball.sha512(tarball), tarball);
    return LawsTest.archive(tarball);
  }

  private Archive settle(Tarball tarball) throws IOException {
    Archive archive = archive(tarball.gzipped());
    settle(machine.node(), archive);
    return archive;
  }

  private static void settle(LiveNode node, Archive archive) throws IOException {
    archive.settle(node, archive.observe(node));
  }

  private void assertRefused(Archive archive, String words) throws IOException {
    assertThatThrownBy(() -> settle(machine.node(), archive)).hasMessageContaining(words);
    assertNothingVisible();
  }

  private void assertNothingVisible() throws IOException {
    assertThat(machine.at("/etc/secret")).hasContent("root's");
    assertThat(machine.at("/etc/evil")).doesNotExist();
    if (Files.exists(machine.at("/opt/tool"))) {
      try (Stream<Path> left = Files.list(machine.at("/opt/tool"))) {
        assertThat(left.toList()).isEqualTo(List.of());
      }
    }
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.at(path)));
  }
}
