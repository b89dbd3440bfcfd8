package io.groundwork.controller.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkedAgentTest {
  @TempDir Path temp;
  private final List<Session> sessions = new ArrayList<>();

  @AfterEach
  void closeAll() {
    sessions.forEach(Session::close);
  }

  private Session open(String... options) throws IOException {
    ForkedAgent agent = new ForkedAgent(temp.resolve("home"), options);
    Session session =
        AgentSession.open(
            "node1",
            agent.channel(),
            ForkedAgent.DIGEST,
            digest -> {
              throw new IOException("no tarballs here");
            },
            () -> {});
    sessions.add(session);
    return session;
  }

  @Test
  void aSecondSessionIsRefusedAndToldWhoHoldsTheLock() throws IOException {
    open().lock("run 7 of ann on desk");
    assertThatThrownBy(() -> open().lock("run 8 of bob on desk"))
        .isInstanceOf(LockHeldException.class)
        .hasMessageContaining("run 7 of ann on desk");
  }

  @Test
  void theLockDiesWithTheSession() throws IOException {
    Session first = open();
    first.lock("run 7");
    first.close();
    open().lock("run 8");
    assertThat(temp.resolve("home/lock")).content().contains("run 8");
  }
}
