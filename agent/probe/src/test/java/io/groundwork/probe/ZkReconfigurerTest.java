package io.groundwork.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real ensemble in this process: members 1 and 2, and 3, which follows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZkReconfigurerTest {
  private static final int MILLIS = 30_000;

  /** Of super:geheim. ZooKeeper's own class would read the property before it is set. */
  private static final String DIGEST = "4CwTK01Cpcq3wARRnmeuNO3K/U8=";

  private final List<QuorumPeerMain> peers = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> clients = new ArrayList<>();
  private Path directory;

  @BeforeAll
  void up(@TempDir Path own) throws Exception {
    directory = own;
    Files.writeString(own.resolve("secret"), "geheim");
    Files.writeString(own.resolve("wrong"), "falsch");
    List<Integer> ports = free(9);
    for (int i = 0; i < 3; i++) {
      clients.add(ports.get(3 * i));
      lines.add(
          "server.%d=127.0.0.1:%d:%d:participant;%d"
              .formatted(i + 1, ports.get(3 * i + 1), ports.get(3 * i + 2), ports.get(3 * i)));
    }
    start(1, 2);
    start(2, 2);
    start(3, 3);
  }

  @AfterAll
  void down() {
    peers.forEach(QuorumPeerMain::close);
  }

  private static List<Integer> free(int many) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < many; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket each : sockets) {
        each.close();
      }
    }
  }

  /** Starts a member with a list of so many. */
  private void start(int id, int members) throws Exception {
    Path home = Files.createDirectories(directory.resolve("member" + id));
    Files.writeString(home.resolve("myid"), Integer.toString(id));
    Files.writeString(home.resolve("list"), String.join("\n", lines.subList(0, members)));
    Path file = home.resolve("zoo.cfg");
    Files.writeString(
        file,
        """
        dataDir=%s
        dynamicConfigFile=%s
        clientPort=%d
        tickTime=200
        initLimit=50
        syncLimit=50
        reconfigEnabled=true
        admin.enableServer=false
        DigestAuthenticationProvider.superDigest=super:%s
        """
            .formatted(home, home.resolve("list"), clients.get(id - 1), DIGEST));
    QuorumPeerConfig config = new QuorumPeerConfig();
    config.parse(file.toString());
    QuorumPeerMain peer = new QuorumPeerMain();
    peers.add(peer);
    Thread thread = new Thread(() -> run(peer, config), "member " + id);
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(QuorumPeerMain peer, QuorumPeerConfig config) {
    try {
      peer.runFromConfig(config);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer ask(String secret, int... members) throws InterruptedException {
    Questions questions = new Questions();
    try {
      return questions.answer(
          new Question.ZkMembers(
              "127.0.0.1:" + clients.get(0),
              IntStream.of(members).mapToObj(id -> lines.get(id - 1)).toList(),
              directory.resolve(secret).toString(),
              MILLIS));
    } finally {
      questions.close();
    }
  }

  @Test
  void oneMemberAtATimeJoinsAndLeavesAndOnlyTheSuperUserMayDoIt() throws InterruptedException {
    assertThat(ask("secret", 1, 2)).isInstanceOf(Answer.Text.class);
    assertThat(ask("wrong", 1, 2, 3))
        .isInstanceOfSatisfying(
            Answer.Failure.class,
            failure -> {
              assertThat(failure.permanent()).isTrue();
              assertThat(failure.reason()).contains("does not take the secret in");
            });
    assertThat(ask("secret", 1, 2, 3))
        .isInstanceOfSatisfying(
            Answer.Text.class,
            text -> assertThat(text.text()).startsWith("the ensemble runs with 1=127.0.0.1:"));
    assertThat(ask("secret", 1))
        .isInstanceOfSatisfying(
            Answer.Failure.class,
            failure -> assertThat(failure.reason()).contains("more than one member at a time"));
    assertThat(ask("secret", 1, 2)).isInstanceOf(Answer.Text.class);
    assertThat(ask("secret", 1, 2)).isInstanceOf(Answer.Text.class);
  }

  @Test
  void aSecretThatCannotBeReadIsNamed() throws InterruptedException {
    assertThat(ask("nowhere", 1, 2, 3))
        .isInstanceOfSatisfying(
            Answer.Failure.class,
            failure -> assertThat(failure.reason()).contains("cannot be read"));
  }
}
