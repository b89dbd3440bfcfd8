package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Ssh.Bastion;
import io.groundwork.inventory.Sudo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a machine answers: seen from here, or from its bastion. */
class SshPresenceTest {
  private static final int MOST_WAITING = 64;
  @TempDir Path directory;
  private final SshPresence presence = new SshPresence();
  private LoopbackSshd machine;
  private LoopbackSshd gate;

  @BeforeEach
  void start() throws Exception {
    machine = new LoopbackSshd(LoopbackSshd.newKey("EC")).start();
    gate = new LoopbackSshd(LoopbackSshd.newKey("EC")).start();
    gate.accept("gate", "open");
  }

  @AfterEach
  void stop() throws Exception {
    machine.close();
    gate.close();
  }

  @Test
  void whoTakesConnectionsAnswersWhateverItsKey() {
    assertThat(presence.of(host("127.0.0.1", machine.port(), null)))
        .hasValueSatisfying(seen -> assertThat(seen).contains("takes SSH connections"));
  }

  @Test
  void whoRefusesConnectionsAnswers() throws Exception {
    int port = machine.port();
    machine.close();

    assertThat(presence.of(host("127.0.0.1", port, null)))
        .hasValueSatisfying(seen -> assertThat(seen).contains("refuses SSH connections"));
  }

  @Test
  void whoSaysNothingDoesNotAnswer() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);

      assertThat(presence.of(host("127.0.0.1", full.getLocalPort(), null))).isEmpty();
    } finally {
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  @Test
  void aNameThatDoesNotResolveTellsNothing() {
    SessionException untold =
        catchThrowableOfType(
            SessionException.class, () -> presence.of(host("gone.invalid", 22, null)));

    assertThat(untold.what()).isEqualTo("presence unknown");
    assertThat(untold.why()).contains("gone.invalid");
  }

  @Test
  void behindABastionItIsTheBastionThatLooks() throws Exception {
    int port = machine.port();
    Bastion via = new Bastion("127.0.0.1", gate.port(), "gate", null, null, new Secret("open"));

    assertThat(presence.of(host("127.0.0.1", port, via)))
        .hasValueSatisfying(seen -> assertThat(seen).contains("takes SSH connections"));
    machine.close();
    // This one, unlike OpenSSH, does not say why it could not connect.
    SessionException untold =
        catchThrowableOfType(
            SessionException.class, () -> presence.of(host("127.0.0.1", port, via)));
    assertThat(untold.what()).isEqualTo("presence unknown");
  }

  @Test
  void whatABastionSawItSaysInTheWordsOfItsSystem() {
    Hop hop = Hop.of(host("127.0.0.1", 22, null));
    assertThat(
            SshPresence.failed(
                hop, new IOException("Opening `direct-tcpip` channel failed: Connection refused")))
        .isPresent();
    for (String silence : List.of("Connection timed out", "No route to host")) {
      assertThat(SshPresence.failed(hop, new IOException(silence))).isEmpty();
    }
    for (String other : List.of("administratively prohibited", "Name or service not known")) {
      SessionException untold =
          catchThrowableOfType(
              SessionException.class, () -> SshPresence.failed(hop, new IOException(other)));
      assertThat(untold.why()).contains(other);
    }
  }

  @Test
  void aBastionThatLetsNobodyInTellsNothing() {
    Bastion via = new Bastion("127.0.0.1", gate.port(), "gate", null, null, new Secret("shut"));

    SessionException untold =
        catchThrowableOfType(
            SessionException.class, () -> presence.of(host("127.0.0.1", machine.port(), via)));

    assertThat(untold.what()).contains("login refused");
  }

  /** A listener whose queue is full takes no notice of who comes. */
  private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
    for (int i = 0; i < MOST_WAITING; i++) {
      Socket one = new Socket();
      try {
        one.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 300);
        waiting.add(one);
      } catch (SocketTimeoutException e) {
        one.close();
        return;
      }
    }
    throw new AssertionError("it takes all who come");
  }

  private Host host(String address, int port, @Nullable Bastion via) {
    Ssh ssh =
        new Ssh(
            "root",
            address,
            port,
            null,
            null,
            new Secret("none"),
            false,
            Ssh.HostKeys.ACCEPT_NEW,
            directory.resolve("known_hosts").toString(),
            2,
            via);
    return new Host("node1", "127.0.0.1", List.of(), ssh, new Sudo(null), Set.of(), Map.of());
  }
}
