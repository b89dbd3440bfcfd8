package io.groundwork.controller.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.NoSysctl;
import io.groundwork.agent.resource.Resource;
import java.io.IOException;
import java.nio.file.Files;
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

  @Test
  void settlingMakesAFileAndTheSecondTimeChangesNothing() throws IOException {
    Resource file = file(temp.resolve("file"), "content ".repeat(20_000));
    Session session = open();
    assertThat(session.observe(List.of(file)).get(0).drift().isEmpty()).isFalse();
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      session.settle(
          List.of(file),
          (index, drift, millis, error) ->
              outcomes.add(index + " " + drift.isEmpty() + " " + error));
    }
    assertThat(outcomes).containsExactly("0 false null", "0 true null");
    assertThat(Files.readString(temp.resolve("file"))).hasSize(160_000);
  }

  @Test
  void anObservationThatFailsSpoilsNoOther() throws IOException {
    Resource broken = new File("/proc/self/mem/x", "", "root", "root", "0644", false);
    Resource good = new Directory(temp.toString(), me(), mine(), "0700", false);
    List<Session.Observation> seen = open().observe(List.of(broken, good));
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1).error()).isNull();
  }

  @Test
  void whatTakingBackWouldLeaveIsToldFromTheNode() throws IOException {
    Resource unset = new NoSysctl("groundwork.no-such-setting", "1");
    Resource set = new NoSysctl("kernel.ostype", "Linux");
    assertThat(open().left(List.of(unset, set)))
        .containsExactly("sysctl kernel.ostype = Linux (no record of what it was)");
  }

  private static Resource file(Path path, String content) throws IOException {
    return new File(path.toString(), content, me(), mine(), "0644", false);
  }

  private static String me() throws IOException {
    return Files.getOwner(Path.of("/proc/self")).getName();
  }

  private static String mine() throws IOException {
    return ((java.nio.file.attribute.GroupPrincipal)
            Files.getAttribute(Path.of("/proc/self"), "posix:group"))
        .getName();
  }
}
