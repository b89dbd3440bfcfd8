package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes in directories of a service's user are not led astray by what that user places there. */
class LiveNodeTest {
  private static final int SERVICE = 4242;

  @TempDir Path root;
  LiveNode node;

  @BeforeEach
  void service() throws IOException {
    node =
        new LiveNode(
            root,
            (limit, argv) -> {
              throw new AssertionError("not scripted: " + argv);
            },
            digest -> {
              throw new AssertionError("not scripted");
            },
            question -> {
              throw new AssertionError("not scripted");
            });
    Files.createDirectories(at("/data/own"));
    Files.createDirectories(at("/etc"));
    Files.writeString(at("/etc/shadow"), "root's");
    own("/data", 0, "rwxr-xr-x");
    own("/data/own", SERVICE, "rwxr-xr-x");
  }

  @Test
  void aFileGetsContentOwnerAndMode() throws IOException {
    write("/data/own/myid", "1");
    assertThat(at("/data/own/myid")).hasContent("1");
    Stat stat = node.stat("/data/own/myid");
    assertThat(stat.uid()).isEqualTo(SERVICE);
    assertThat(stat.gid()).isEqualTo(SERVICE);
    assertThat(stat.mode()).isEqualTo(0640);
    assertNothingLeft("/data/own", "myid");
  }

  @Test
  void aLinkInPlaceOfAFileIsReplacedAndNotWrittenThrough() throws IOException {
    Files.createSymbolicLink(at("/data/own/myid"), Path.of("../../etc/shadow"));
    write("/data/own/myid", "1");
    assertThat(at("/etc/shadow")).hasContent("root's");
    assertThat(Files.isSymbolicLink(at("/data/own/myid"))).isFalse();
  }

  @Test
  void aLinkOnTheWayThatTheServicePlacedIsRefused() throws IOException {
    Files.createSymbolicLink(at("/data/own/sub"), at("/etc"));
    assertThatThrownBy(() -> write("/data/own/sub/x", "1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/data/own/sub is a link");
    assertThatThrownBy(() -> node.makeDirectory("/data/own/sub/d", SERVICE, SERVICE, 0755))
        .hasMessageContaining("is a link");
    assertThatThrownBy(() -> node.link("/data/own/sub/l", "x")).hasMessageContaining("is a link");
    assertThatThrownBy(() -> node.delete("/data/own/sub/shadow")).hasMessageContaining("is a link");
    assertThatThrownBy(() -> node.stage("/data/own/sub/s")).hasMessageContaining("is a link");
    assertNothingLeft("/etc", "shadow");
  }

  @Test
  void aLinkInAWorldWritableDirectoryOfRootsIsRefusedToo() throws IOException {
    Files.createDirectories(at("/tmp"));
    own("/tmp", 0, "rwxrwxrwx");
    Files.createSymbolicLink(at("/tmp/sub"), at("/etc"));
    assertThatThrownBy(() -> write("/tmp/sub/x", "1")).hasMessageContaining("is a link");
  }

  @Test
  void aLinkThatRootPlacedIsFollowed() throws IOException {
    Files.createDirectories(at("/big/opt"));
    Files.createSymbolicLink(at("/opt"), Path.of("big/../big/opt"));
    Files.createSymbolicLink(at("/opt2"), Path.of("/opt"));
    write("/opt2/x", "1");
    assertThat(at("/big/opt/x")).hasContent("1");
  }

  @Test
  void linksInACircleEnd() throws IOException {
    Files.createSymbolicLink(at("/a"), Path.of("b"));
    Files.createSymbolicLink(at("/b"), Path.of("a"));
    assertThatThrownBy(() -> write("/a/x", "1")).hasMessageContaining("too many links");
  }

  @Test
  void whatLiesUnderTheNameOfTheWorkroomIsNotWrittenThrough() throws IOException {
    Files.createSymbolicLink(at("/data/own/.myid.groundwork-new"), at("/etc"));
    write("/data/own/myid", "1");
    assertNothingLeft("/etc", "shadow");
    assertNothingLeft("/data/own", "myid");
  }

  @Test
  void ownerAndModeAreNotSetThroughALink() throws IOException {
    Files.createSymbolicLink(at("/data/own/x"), at("/etc/shadow"));
    assertThatThrownBy(() -> node.chown("/data/own/x", SERVICE, SERVICE))
        .hasMessageContaining("is a link");
    assertThatThrownBy(() -> node.chmod("/data/own/x", 0777)).hasMessageContaining("is a link");
    assertThat(node.stat("/etc/shadow").uid()).isZero();
  }

  @Test
  void aDirectoryInPlaceOfALinkFailsInsteadOfFollowing() throws IOException {
    Files.createSymbolicLink(at("/data/own/logs"), at("/etc"));
    assertThatThrownBy(() -> node.makeDirectory("/data/own/logs", SERVICE, SERVICE, 0755))
        .isInstanceOf(IOException.class);
    assertThat(node.stat("/etc").uid()).isZero();
    assertNothingLeft("/data/own", "logs");
  }

  @Test
  void aDirectoryInTheServicesOwnGetsOwnerAndMode() throws IOException {
    node.makeDirectory("/data/own/logs", SERVICE, SERVICE, 0750);
    Stat stat = node.stat("/data/own/logs");
    assertThat(stat.isDirectory()).isTrue();
    assertThat(stat.uid()).isEqualTo(SERVICE);
    assertThat(stat.mode()).isEqualTo(0750);
    assertNothingLeft("/data/own", "logs");
  }

  @Test
  void setgidIsSetOnlyWhereRootAloneCanChangeNames() throws IOException {
    node.makeDirectory("/data/shared", 0, SERVICE, 02770);
    assertThat(node.stat("/data/shared").mode()).isEqualTo(02770);
    assertThatThrownBy(() -> node.makeDirectory("/data/own/shared", 0, SERVICE, 02770))
        .hasMessageContaining("cannot be set safely");
    assertNothingLeft("/data/own");
  }

  @Test
  void aLinkIsTurnedAtomically() throws IOException {
    node.link("/data/current", "1.0");
    node.link("/data/current", "2.0");
    assertThat(node.readLink("/data/current")).isEqualTo("2.0");
    assertNothingLeft("/data", "current", "own");
  }

  @Test
  void aFileInTheMakingIsRootsAloneFromItsFirstByte() throws IOException {
    try (SafeDirectory directory = SafeWalk.open(root, "/data/own")) {
      directory.create("secret", "geheim".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(node.stat("/data/own/secret").mode()).isEqualTo(0600);
    assertThat(node.stat("/data/own/secret").uid()).isZero();
  }

  @Test
  void aMissingDirectoryIsNamed() {
    assertThatThrownBy(() -> write("/data/none/x", "1"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("/data/none");
  }

  @Test
  void pathsThatClimbAreRefused() {
    assertThatThrownBy(() -> write("/data/../etc/x", "1")).hasMessageContaining("..");
    assertThatThrownBy(() -> write("etc/x", "1")).hasMessageContaining("not a path");
  }

  private void write(String path, String content) throws IOException {
    node.write(path, content.getBytes(StandardCharsets.UTF_8), SERVICE, SERVICE, 0640);
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }

  private void own(String path, int uid, String mode) throws IOException {
    Files.setPosixFilePermissions(at(path), PosixFilePermissions.fromString(mode));
    Files.setAttribute(at(path), "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(at(path), "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
  }

  private void assertNothingLeft(String directory, String... but) throws IOException {
    try (Stream<Path> left = Files.list(at(directory))) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(but);
    }
  }
}
