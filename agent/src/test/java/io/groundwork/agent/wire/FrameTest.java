package io.groundwork.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameTest {
  /** For what our own messages do not use. */
  enum Colour {
    RED,
    GREEN
  }

  sealed interface Odd {
    record Parts(byte[] bytes, Colour colour, boolean flag, long number, @Nullable String maybe)
        implements Odd {}

    record Nest(List<Odd> inner) implements Odd {}

    record Choosy(int even) implements Odd {
      public Choosy {
        if (even % 2 != 0) {
          throw new IllegalArgumentException("odd");
        }
      }
    }
  }

  static <M> byte[] bytes(Class<M> type, int id, M message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameWriter<>(out, type).send(id, message);
    return out.toByteArray();
  }

  static <M> Frame<M> read(Class<M> type, byte[] bytes) throws IOException {
    return new FrameReader<>(new ByteArrayInputStream(bytes), type).next();
  }

  private static <M> void assertTravels(Class<M> type, M message) throws IOException {
    Frame<M> frame = read(type, bytes(type, 7, message));
    assertThat(frame).isEqualTo(new Frame.Control<>(7, message));
  }

  @Test
  void requestsArriveAsTheyWereSent() throws IOException {
    Resource names = new HostNames(Map.of("10.0.0.1", List.of("a", "b")));
    Resource directory = new Directory("/d", "root", "root", "0755", true);
    assertTravels(Request.class, new Request.Observe(List.of(names, directory)));
    assertTravels(Request.class, new Request.Settle(List.of()));
    assertTravels(Request.class, new Request.Learn(List.of("/etc/hosts")));
    assertTravels(Request.class, new Request.Heartbeat());
    assertTravels(Request.class, new Request.Ask(new Question.Srvr("h", 65535, -1)));
    assertTravels(
        Request.class,
        new Request.Ask(new Question.KafkaRoundTrip(Map.of("0", "h:1"), 1, Integer.MAX_VALUE)));
  }

  @Test
  void repliesArriveAsTheyWereSent() throws IOException {
    Facts.Memory memory = new Facts.Memory(Long.MAX_VALUE, -1, Long.MIN_VALUE);
    Facts.FileFact file = new Facts.FileFact("file", 0, 0, "root", "x", List.of(), true);
    Facts facts =
        new Facts(
            "h",
            "",
            Map.of("ID", "debian"),
            "x86_64",
            "6",
            252,
            2,
            memory,
            List.of("10.0.0.1"),
            List.of(new Facts.Mount("/", "ext4", "/dev/vda", List.of("rw"), 1, 2, 3)),
            List.of(new Facts.Listener("", 22, 1, "sshd", "ssh.service")),
            io.groundwork.agent.facts.Traits.NONE,
            Map.of("/a", file),
            9);
    assertTravels(Reply.class, new Reply.Learned(facts));
    assertTravels(Reply.class, new Reply.Settled(3, Drift.of("mode", "0600", "0644"), 12, ""));
    assertTravels(Reply.class, new Reply.Answered(new Answer.Tree(Map.of("/a", "ü€😀"))));
    assertTravels(Reply.class, new Reply.Hello(1, "abc", 4711, true));
  }

  @Test
  void aLongTextArrivesWhole() throws IOException {
    File file = new File("/f", "zeile ü\n".repeat(80_000), "root", "root", "0644", false);
    assertTravels(Request.class, new Request.Observe(List.of(file)));
  }

  @Test
  void everyKindOfComponentTravels() throws IOException {
    Odd.Parts sent = new Odd.Parts(new byte[] {1, 2}, Colour.GREEN, true, -5, null);
    Odd.Parts came =
        (Odd.Parts) ((Frame.Control<Odd>) read(Odd.class, bytes(Odd.class, 0, sent))).message();
    assertThat(came.bytes()).isEqualTo(sent.bytes());
    assertThat(came.colour()).isEqualTo(Colour.GREEN);
    assertThat(came.flag()).isTrue();
    assertThat(came.number()).isEqualTo(-5);
    assertThat(came.maybe()).isNull();
  }

  @Test
  void nullWhereNoneMayStandIsRefusedAtBothEnds() throws IOException {
    assertThatThrownBy(() -> bytes(Request.class, 0, new Request.Lock(null)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("Lock has no who");
    byte[] frame = bytes(Request.class, 0, new Request.Lock(""));
    frame[frame.length - 1] = 0;
    assertThatThrownBy(() -> read(Request.class, frame))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("Lock has no who");
  }

  @Test
  void aMessageTooLargeIsNotSentAndTheConnectionLives() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter<Request> writer = new FrameWriter<>(out, Request.class);
    Request large = new Request.Lock("x".repeat(Bounds.CONTROL));
    assertThatThrownBy(() -> writer.send(1, large)).isInstanceOf(TooLargeException.class);
    assertThat(out.size()).isZero();
    writer.send(2, new Request.Lock("x".repeat(Bounds.CONTROL - 10)));
    assertThat(read(Request.class, out.toByteArray()).id()).isEqualTo(2);
  }

  @Test
  void aLongMessageComesInPartsAndOthersComeInBetween() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter<Request> writer = new FrameWriter<>(out, Request.class);
    Request large = new Request.Lock("x".repeat(2 * Bounds.CONTROL));
    writer.sendLong(1, large);
    byte[] parts = out.toByteArray();
    int part = FrameWriter.HEADER + Bounds.CHUNK;
    assertThat(parts.length).isGreaterThan(2 * Bounds.CONTROL).isLessThan(17 * part);
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.write(parts, 0, part);
    mixed.write(bytes(Request.class, 1, new Request.Heartbeat()));
    mixed.write(parts, part, parts.length - part);
    FrameReader<Request> reader =
        new FrameReader<>(new ByteArrayInputStream(mixed.toByteArray()), Request.class);
    assertThat(reader.next()).isEqualTo(new Frame.Control<>(1, new Request.Heartbeat()));
    assertThat(reader.next()).isEqualTo(new Frame.Control<>(1, large));
    assertThat(reader.next()).isNull();
  }

  @Test
  void aMessageThatFitsIntoAFrameIsNoLongOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameWriter<>(out, Request.class).sendLong(7, new Request.Lock("me"));
    assertThat(out.toByteArray()).isEqualTo(bytes(Request.class, 7, new Request.Lock("me")));
  }

  @Test
  void whereAHundredThousandPartitionsAreFitsIntoALongMessage() throws IOException {
    List<Held> partitions = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      String topic = "a-topic-whose-name-has-forty-chars-" + (10_000 + i / 20);
      List<Integer> three = List.of(i % 50, (i + 1) % 50, (i + 2) % 50);
      List<Long> bytes = List.of(1_000_000_000L + i, 1_000_000_000L + i, 1_000_000_000L + i);
      partitions.add(new Held(topic, i % 20, i % 50, three, three, List.of(), List.of(), bytes));
    }
    Answer layout = new Answer.Layout(List.of(1, 2, 3), partitions, List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FrameWriter<>(out, Answer.class).sendLong(1, layout);
    assertThat(read(Answer.class, out.toByteArray())).isEqualTo(new Frame.Control<>(1, layout));
  }

  @Test
  void partsWithoutEndAreRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter<Request> writer = new FrameWriter<>(out, Request.class);
    Request tooLarge = new Request.Lock("x".repeat(Bounds.LONG));
    assertThatThrownBy(() -> writer.sendLong(1, tooLarge)).isInstanceOf(TooLargeException.class);
    assertThat(out.size()).isZero();
    byte[] part = new byte[FrameWriter.HEADER + Bounds.CHUNK];
    part[1] = (byte) (Bounds.CHUNK >>> 16);
    part[4] = FrameWriter.PART;
    for (int i = 0; i <= Bounds.LONG / Bounds.CHUNK; i++) {
      out.write(part);
    }
    assertThatThrownBy(() -> read(Request.class, out.toByteArray()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void aFrameThatPromisesTooMuchIsRefusedBeforeAnythingIsAllocated() {
    for (int length : new int[] {Integer.MAX_VALUE, -1, 0, Bounds.CONTROL + 1}) {
      byte[] header = new byte[FrameWriter.HEADER];
      for (int i = 0; i < 4; i++) {
        header[i] = (byte) (length >>> 24 - 8 * i);
      }
      assertThatThrownBy(() -> read(Request.class, header)).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void anEndWithinAFrameIsAnErrorAndOneBetweenFramesIsNot() throws IOException {
    byte[] frame = bytes(Request.class, 1, new Request.Lock("me"));
    assertThat(read(Request.class, new byte[0])).isNull();
    for (int cut = 1; cut < frame.length; cut++) {
      byte[] part = Arrays.copyOf(frame, cut);
      assertThatThrownBy(() -> read(Request.class, part)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void textWhereAFrameShouldBeIsQuoted() {
    byte[] text = "Killed by the kernel\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(Request.class, text))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("\"Killed by\"");
  }

  @Test
  void nestingWithoutEndIsRefused() throws IOException {
    Odd odd = new Odd.Choosy(2);
    for (int i = 0; i < Bounds.DEPTH; i++) {
      odd = new Odd.Nest(List.of(odd));
    }
    byte[] deep = bytes(Odd.class, 0, odd);
    assertThatThrownBy(() -> read(Odd.class, deep))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void aRecordThatRefusesItsPartsIsAProtocolError() throws IOException {
    byte[] frame = bytes(Odd.class, 0, new Odd.Choosy(2));
    frame[frame.length - 1] = 2; // one, with the sign in its lowest bit
    assertThatThrownBy(() -> read(Odd.class, frame))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("a Choosy that cannot be");
  }
}
