package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the reading of keys to what ssh-keygen writes. */
class IdentitiesTest {
  @TempDir Path directory;

  @BeforeEach
  void sshKeygenIsHere() {
    needs("ssh-keygen");
    new Algorithms(); // as every connection does before it reads a key
    assertThat(Security.getProvider("BC")).isNull();
  }

  /** A tool that is missing is a failure where CI is set, and said to be missing elsewhere. */
  private static void needs(String tool) {
    boolean here = Files.isExecutable(Path.of("/usr/bin", tool));
    if (System.getenv("CI") != null) {
      assertThat(here).as(tool + " is installed").isTrue();
    }
    assumeTrue(here, tool + " is not installed");
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, RFC4716",
    "rsa, RFC4716",
    "ecdsa, RFC4716",
    "rsa, PEM",
    "ecdsa, PEM",
    "rsa, PKCS8",
    "ecdsa, PKCS8"
  })
  void keysOfEveryKindAreReadWithAndWithoutPassphrase(String type, String format) throws Exception {
    // Java decrypts PKCS#8 with ASCII passphrases alone (PBES2's key factory wants them).
    String hard = format.equals("PKCS8") ? "pass phrase" : "päss phrase";
    for (String passphrase : List.of("", hard)) {
      Path file = keygen(type, format, passphrase);

      KeyProvider key = new Identities().read(hop(passphrase), file);

      String publicLine = Files.readString(Path.of(file + ".pub"));
      assertThat(publicLine).contains(HostKey.of(key.getPublic()).blob());
      assertThat(key.getPrivate()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"ed25519, RFC4716", "rsa, PEM", "ecdsa, PKCS8"})
  void aMissingOrWrongPassphraseIsSaidAndNotShown(String type, String format) throws Exception {
    Path file = keygen(type, format, "the right one");

    assertThat(refusal(file, "").why()).contains("it has a passphrase");
    assertThat(refusal(file, "hunter2").why())
        .contains("the passphrase does not fit")
        .doesNotContain("hunter2");
  }

  @Test
  void aFileThatIsMissingOrNoKeyIsSaid() throws Exception {
    Path none = directory.resolve("none");
    assertThat(refusal(none, "").why()).contains("there is no such file");

    Path text = Files.writeString(directory.resolve("text"), "hello\n");
    assertThat(refusal(text, "").why())
        .startsWith("cannot use the key " + text)
        .contains("it is no private key");
    assertThat(refusal(directory, "").why()).endsWith("it is a directory");
  }

  @Test
  void theAgentsKeysAreListedAndSign() throws Exception {
    needs("ssh-agent");
    Path socket = directory.resolve("agent");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      assertThat(agent.getInputStream().read()).isPositive(); // it has bound its socket by then
      Path file = keygen("ed25519", "RFC4716", "");
      ProcessBuilder add = new ProcessBuilder("ssh-add", file.toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      run(add);

      SshAgent client = new SshAgent(socket);

      List<byte[]> identities = client.identities();
      assertThat(identities).hasSize(1);
      byte[] signature = client.sign(identities.get(0), new byte[] {1, 2, 3}, 0);
      assertThat(new String(signature, StandardCharsets.ISO_8859_1)).contains("ssh-ed25519");
    } finally {
      agent.destroy();
      agent.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private SessionException refusal(Path file, String passphrase) {
    return catchThrowableOfType(
        SessionException.class, () -> new Identities().read(hop(passphrase), file));
  }

  private static Hop hop(String passphrase) {
    Secret secret = passphrase.isEmpty() ? null : new Secret(passphrase);
    return new Hop("node1", "10.7.0.1", 22, "u", null, secret, null, false, false);
  }

  private Path keygen(String type, String format, String passphrase) throws Exception {
    Path file = Files.createTempDirectory(directory, "key").resolve("id");
    List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type, "-m", format));
    command.addAll(List.of("-N", passphrase, "-f", file.toString()));
    run(new ProcessBuilder(command));
    return file;
  }

  private static void run(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
