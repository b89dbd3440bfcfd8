package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsChangeTest {
  private static final String PLACE = "10.7.0.1";
  private static final HostKey NEW = new HostKey("ssh-ed25519", "TkVX");
  private static final String LINE = "10.7.0.1 ssh-ed25519 TkVX\n";
  @TempDir Path directory;

  @Test
  void allLinesOfTheHostGiveWayToOneWhereTheFirstOfThemWas() {
    assertThat(
            replaced(
                "# mine\n10.7.0.2 ssh-rsa Qg==\n10.7.0.1 ssh-rsa Qg==\n"
                    + "\n10.7.0.1 ssh-ed25519 Qw== comment\n10.7.0.10 ssh-rsa Qg==\n"))
        .isEqualTo("# mine\n10.7.0.2 ssh-rsa Qg==\n" + LINE + "\n10.7.0.10 ssh-rsa Qg==\n");
  }

  @Test
  void aLineThatNamesOthersTooGoesOnNamingThem() {
    assertThat(replaced("alias,10.7.0.1,10.7.0.2 ssh-rsa Qg== c\n"))
        .isEqualTo(LINE + "alias,10.7.0.2 ssh-rsa Qg== c\n");
    assertThat(replaced("10.7.0.* ssh-rsa Qg==\n"))
        .isEqualTo(LINE + "10.7.0.*,!10.7.0.1 ssh-rsa Qg==\n");
  }

  @Test
  void revokedKeysAuthoritiesAndCommentsStay() {
    String text =
        "@revoked 10.7.0.1 ssh-rsa Qg==\n@cert-authority 10.7.0.1 ssh-rsa Qg==\n"
            + "#10.7.0.1 ssh-rsa Qg==\n";
    assertThat(replaced(text)).isEqualTo(text + LINE);
  }

  @Test
  void anotherPortIsAnotherHost() {
    String text = "[10.7.0.1]:2222 ssh-rsa Qg==\n";
    assertThat(replaced(text)).isEqualTo(text + LINE);
    assertThat(KnownHostsChange.replaced(text + LINE, "[10.7.0.1]:2222", NEW))
        .isEqualTo("[10.7.0.1]:2222 ssh-ed25519 TkVX\n" + LINE);
  }

  @Test
  void aHiddenNameIsReplacedByAHiddenOne() {
    String text = HostPattern.hashed("10.7.0.9") + " ssh-rsa Qg==\n";
    String after = replaced(text + HostPattern.hashed(PLACE) + " ssh-rsa Qg==\n");

    assertThat(after).startsWith(text).doesNotContain(PLACE);
    List<String> lines = after.lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(HostPattern.matches(lines.get(1).split(" ")[0], PLACE)).isTrue();
    assertThat(lines.get(1)).endsWith(" ssh-ed25519 TkVX");
  }

  @Test
  void aFileWithoutANewlineAtItsEndGetsOne() {
    assertThat(replaced("10.7.0.2 ssh-rsa Qg==")).isEqualTo("10.7.0.2 ssh-rsa Qg==\n" + LINE);
    assertThat(replaced("")).isEqualTo(LINE);
  }

  @Test
  void theFileAsItWasStaysBesideItAndItsModeIsKept() throws Exception {
    Path real = directory.resolve("real");
    Path file = directory.resolve("known_hosts");
    Files.writeString(real, "10.7.0.1 ssh-rsa Qg==\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file, real);
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

    Path backup =
        new KnownHostsChange(new KnownHosts(file), clock).replace(PLACE, NEW).orElseThrow();

    assertThat(file).isSymbolicLink().hasContent(LINE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(backup)
        .hasFileName("real.before-20261121T090000Z")
        .hasContent("10.7.0.1 ssh-rsa Qg==\n");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(real, file, backup);
    }
  }

  @Test
  void aFileThatIsNotThereIsMade() throws Exception {
    Path file = directory.resolve("ssh/known_hosts");

    assertThat(new KnownHostsChange(new KnownHosts(file), Clock.systemUTC()).replace(PLACE, NEW))
        .isEmpty();
    assertThat(file).hasContent(LINE);
  }

  private static String replaced(String text) {
    return KnownHostsChange.replaced(text, PLACE, NEW);
  }
}
