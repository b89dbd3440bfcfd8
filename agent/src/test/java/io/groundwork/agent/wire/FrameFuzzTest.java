package io.groundwork.agent.wire;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.File;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Hostile bytes end in a protocol error, never in another one, a hang or a large allocation. */
class FrameFuzzTest {

  @Property(tries = 2000)
  void randomBytesAreRefusedOrRead(@ForAll @Size(max = 300) byte[] bytes) {
    drain(Request.class, bytes);
    drain(Reply.class, bytes);
  }

  @Property(tries = 2000)
  void randomPayloadsAreRefusedOrRead(@ForAll @Size(min = 1, max = 300) byte[] payload) {
    byte[] frame = new byte[FrameWriter.HEADER + payload.length];
    frame[2] = (byte) (payload.length >>> 8);
    frame[3] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, FrameWriter.HEADER, payload.length);
    drain(Request.class, frame);
    drain(Reply.class, frame);
    drain(Question.class, frame);
    drain(Answer.class, frame);
  }

  @Property(tries = 5000)
  void mutatedFramesAreRefusedOrRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int n)
      throws IOException {
    Random random = new Random(seed);
    mutate(random, n, Request.class, request());
    mutate(random, n, Reply.class, reply());
  }

  private static Request request() {
    File file = new File("/f", "content ".repeat(20), "root", "root", "0644", false);
    return new Request.Settle(List.of(file, file));
  }

  private static Reply reply() {
    Reply.Observation seen = new Reply.Observation(Drift.of("content", "a", "b"), 5, "why");
    return new Reply.Observed(List.of(seen, seen, seen));
  }

  private static <M> void mutate(Random random, int times, Class<M> type, M message)
      throws IOException {
    byte[] frame = FrameTest.bytes(type, 1, message);
    for (int i = 0; i < times; i++) {
      frame[random.nextInt(frame.length)] = (byte) random.nextInt();
    }
    drain(type, frame);
  }

  @Property(tries = 500)
  void whatTravelsIsWhatWasSent(@ForAll String text, @ForAll int number, @ForAll long large)
      throws IOException {
    String sound =
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    Reply sent = new Reply.Settled(number, Drift.of(sound, "", sound), large, sound);
    Frame<Reply> came = FrameTest.read(Reply.class, FrameTest.bytes(Reply.class, number, sent));
    org.assertj.core.api.Assertions.assertThat(came).isEqualTo(new Frame.Control<>(number, sent));
    Answer tree = new Answer.Tree(Map.of(sound, sound));
    Frame<Answer> back = FrameTest.read(Answer.class, FrameTest.bytes(Answer.class, 0, tree));
    org.assertj.core.api.Assertions.assertThat(back).isEqualTo(new Frame.Control<>(0, tree));
  }

  /** Reads frames until the end or the first refusal; any other exception fails the property. */
  private static <M> void drain(Class<M> type, byte[] bytes) {
    FrameReader<M> reader = new FrameReader<>(new ByteArrayInputStream(bytes), type);
    try {
      for (Frame<M> next = reader.next(); next != null; next = reader.next()) {
        next.id();
      }
    } catch (ProtocolException | java.io.EOFException e) {
      // as it should be
    } catch (IOException e) {
      throw new AssertionError("not a protocol error", e);
    }
  }
}
