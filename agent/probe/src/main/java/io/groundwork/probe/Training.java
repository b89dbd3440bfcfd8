package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/**
 * Loads what questions need, for a class-data archive: asks them of a port on loopback where nobody
 * listens.
 */
final class Training {
  private static final int SHORT_MILLIS = 1500;

  static void run() throws IOException {
    String nobody = "127.0.0.1:" + closedPort();
    Questions questions = new Questions();
    List<Question> asked =
        List.of(
            new Question.ZkTree(nobody, List.of("/kafka/brokers/ids"), 1, SHORT_MILLIS),
            new Question.ZkRoundTrip(List.of(nobody), SHORT_MILLIS),
            new Question.KafkaRoundTrip(Map.of("0", nobody), 1, SHORT_MILLIS));
    for (Question each : asked) {
      Answer answer = questions.answer(travel(each, Question.class));
      System.err.println(travel(answer, Answer.class));
    }
    System.err.println(travel(new Answer.Tree(Map.of("/", "")), Answer.class));
    System.err.println(travel(new Answer.Text(""), Answer.class));
    KafkaClasses.load(nobody);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static <M> M travel(M message, Class<M> type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new FrameWriter<>(bytes, type).send(1, message);
    Frame<M> frame = new FrameReader<>(new ByteArrayInputStream(bytes.toByteArray()), type).next();
    if (!(frame instanceof Frame.Control<M>)) {
      throw new IOException("a message did not come back");
    }
    return ((Frame.Control<M>) frame).message();
  }

  private Training() {}
}
