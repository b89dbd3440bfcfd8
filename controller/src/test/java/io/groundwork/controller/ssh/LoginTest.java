package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.inventory.Secret;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import org.junit.jupiter.api.Test;

class LoginTest {

  @Test
  void aPeerThatHangsUpBeforeTheLoginIsAConnectionThatBroke() throws Exception {
    Hop hop = new Hop("node1", "10.7.0.1", 22, "u", null, null, new Secret("p"), false, false);
    try (SSHClient hungUp = new SSHClient()) {
      assertThatThrownBy(() -> new Login(hop, new Identities()).run(hungUp))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("hung up");
    }
  }
}
