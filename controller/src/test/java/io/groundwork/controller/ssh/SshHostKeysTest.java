package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.groundwork.controller.node.HostKeys.Comparison;
import io.groundwork.controller.node.HostKeys.Key;
import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Ssh.Bastion;
import io.groundwork.inventory.Sudo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a machine that was set up anew: seen without a login, made known on proof. */
class SshHostKeysTest {
  @TempDir Path directory;
  private final SshHostKeys keys = new SshHostKeys();
  private Path known;
  private KeyPair pair;
  private LoopbackSshd machine;
  private LoopbackSshd gate;

  @BeforeEach
  void start() throws Exception {
    known = directory.resolve("known_hosts");
    pair = LoopbackSshd.newKey("EC");
    machine = new LoopbackSshd(pair).start();
    gate = new LoopbackSshd(LoopbackSshd.newKey("EC")).start();
    gate.accept("gate", "open");
  }

  @AfterEach
  void stop() throws Exception {
    machine.close();
    gate.close();
  }

  @Test
  void aNewKeyIsSeenWithoutALoginAndTrustedOnceItIsAccepted() throws Exception {
    String old = line(machine.port(), LoopbackSshd.newKey("EC"));
    Files.writeString(known, old + "\n" + line(2222, pair) + "\n");

    Comparison before = keys.compare(host(null));

    assertThat(before.trusted()).isFalse();
    assertThat(before.known()).hasSize(1);
    assertThat(before.presented()).containsExactly(key(pair));
    assertThat(keys.accept(host(null), before.presented().get(0))).isPresent();
    assertThat(keys.compare(host(null)).trusted()).isTrue();
    assertThat(Files.readString(known)).doesNotContain(old).contains(line(2222, pair));
  }

  @Test
  void aHostBehindABastionIsSeenThroughItUnderItsOwnNameAndTheBastionsKeyStays() throws Exception {
    Host host = host(new Bastion("127.0.0.1", gate.port(), "gate", null, null, secret("open")));

    Comparison before = keys.compare(host);

    assertThat(before.place()).isEqualTo("[127.0.0.1]:" + machine.port());
    assertThat(before.presented()).containsExactly(key(pair));
    List<String> bastion = Files.readAllLines(known);
    assertThat(bastion).hasSize(1).first().asString().startsWith("[127.0.0.1]:" + gate.port());
    assertThat(keys.accept(host, before.presented().get(0))).isPresent();
    assertThat(Files.readAllLines(known)).hasSize(2).containsAll(bastion);
    assertThat(keys.compare(host).trusted()).isTrue();
  }

  @Test
  void aBastionThatLetsNobodyInIsTold() {
    Host host = host(new Bastion("127.0.0.1", gate.port(), "gate", null, null, secret("shut")));

    SessionException refusal =
        catchThrowableOfType(SessionException.class, () -> keys.compare(host));

    assertThat(refusal.what()).contains("login refused");
    assertThat(refusal.why()).doesNotContain("shut");
  }

  @Test
  void aKeyThatTheFileRevokesIsNoneToGoOnWith() throws Exception {
    Files.writeString(known, "@revoked " + line(machine.port(), pair) + "\n");

    SessionException refusal =
        catchThrowableOfType(SessionException.class, () -> keys.compare(host(null)));

    assertThat(refusal.what()).isEqualTo("host key revoked");
  }

  private static Secret secret(String text) {
    return new Secret(text);
  }

  private static String line(int port, KeyPair pair) {
    HostKey key = HostKey.of(pair.getPublic());
    return "[127.0.0.1]:" + port + " " + key.type() + " " + key.blob();
  }

  private Host host(@Nullable Bastion via) {
    Ssh ssh =
        new Ssh(
            "root",
            "127.0.0.1",
            machine.port(),
            null,
            null,
            secret("none"),
            false,
            Ssh.HostKeys.ACCEPT_NEW,
            known.toString(),
            20,
            via);
    return new Host("node1", "127.0.0.1", List.of(), ssh, new Sudo(null), Set.of(), Map.of());
  }

  /** A pair's public key in the port's words. */
  private static Key key(KeyPair pair) {
    HostKey key = HostKey.of(pair.getPublic());
    return new Key(key.type(), key.blob(), key.digest());
  }
}
