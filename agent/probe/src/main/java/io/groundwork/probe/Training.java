package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.agent.question.Tallying;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
            new Question.ZkMembers(nobody, List.of(), "", SHORT_MILLIS),
            new Question.KafkaRoundTrip(Map.of("0", nobody), 1, SHORT_MILLIS));
    for (Question each : asked) {
      Answer answer = questions.answer(travel(each, Question.class));
      System.err.println(travel(answer, Answer.class));
    }
    System.err.println(travel(new Answer.Tree(Map.of("/", "")), Answer.class));
    System.err.println(travel(new Answer.Text(""), Answer.class));
    count();
    KafkaClasses.load(nobody);
  }

  /** What a gate asks first of all, as if a server had answered. */
  private static void count() throws IOException {
    KafkaZnodes znodes = new KafkaZnodes();
    List<Integer> all = List.of();
    for (List<Integer> each : znodes.assignment(bytes("{\"partitions\":{\"0\":[1]}}")).values()) {
      all = each;
    }
    Replicas one = new Replicas("t", 0, all, znodes.inSync(bytes("{\"isr\":[1]}")));
    Question.KafkaPartitions question =
        new Question.KafkaPartitions("", "", BrokerSet.NONE, List.of(), true, 1, SHORT_MILLIS);
    Tallying tallying =
        new Tallying((Question.KafkaPartitions) travel(question, Question.class), all);
    tallying.add(KafkaZnodes.minimum(bytes("{\"config\":{}}")), List.of(one));
    System.err.println(
        travel(new Answer.Partitions(all, 1, all, tallying.tallies()), Answer.class));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
