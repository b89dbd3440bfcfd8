package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private final Asker asker = new Asker(Path.of("/nonexistent"));

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @Test
  void aPortThatListensTakesAConnection() throws IOException {
    try (ServerSocket server = listen()) {
      Question question = new Question.Connect("127.0.0.1", server.getLocalPort(), 2000);
      assertThat(asker.ask(question)).isEqualTo(new Answer.Text(""));
    }
  }

  @Test
  void aPortWhereNobodyListensIsSaidSo() throws IOException {
    int port;
    try (ServerSocket server = listen()) {
      port = server.getLocalPort();
    }
    String why = "127.0.0.1:" + port + ": connection refused, nothing listens there";
    assertThat(asker.ask(new Question.Srvr("127.0.0.1", port, 2000)))
        .isEqualTo(new Answer.Failure(why, false));
  }

  @Test
  void aServerThatTakesTheQuestionAndIsSilentCostsTheTimeLimit() throws IOException {
    try (ServerSocket server = listen()) {
      Question question = new Question.Srvr("127.0.0.1", server.getLocalPort(), 200);
      String why = "127.0.0.1:" + server.getLocalPort() + ": no answer within 200 ms";
      assertThat(asker.ask(question)).isEqualTo(new Answer.Failure(why, false));
    }
  }

  @Test
  void theReplyToSrvrIsHandedOn() throws Exception {
    try (ServerSocket server = listen()) {
      Thread answering = new Thread(() -> answer(server));
      answering.start();
      Question question = new Question.Srvr("127.0.0.1", server.getLocalPort(), 5000);
      assertThat(asker.ask(question)).isEqualTo(new Answer.Text("srvr? Mode: leader\n"));
      answering.join();
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      String asked = new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
      socket
          .getOutputStream()
          .write((asked + "? Mode: leader\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aQuestionForAProbeThatIsNotThereSaysSo() {
    Answer answer = asker.ask(new Question.ZkRoundTrip(java.util.List.of("h:1"), 100));
    assertThat(((Answer.Failure) answer).reason())
        .isEqualTo("the probe cannot be started: /nonexistent/groundwork-probe.jar is not there");
  }
}
