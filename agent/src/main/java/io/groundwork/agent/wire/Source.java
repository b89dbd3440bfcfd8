package io.groundwork.agent.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes to read values from. Nothing is allocated for more than what is there. */
final class Source {
  private final byte[] bytes;
  private int at;
  private int depth;

  Source(byte[] bytes) {
    this.bytes = bytes;
  }

  int remaining() {
    return bytes.length - at;
  }

  int take() throws ProtocolException {
    if (at == bytes.length) {
      throw new ProtocolException("a message ends too early");
    }
    return bytes[at++] & 0xFF;
  }

  long number() throws ProtocolException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = take();
      if (shift == 63 && next > 1) {
        break;
      }
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new ProtocolException("a number is too long");
  }

  long signed() throws ProtocolException {
    long raw = number();
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** A length or count as {@link Sink} writes it; -1 stands for null. Each item has a byte. */
  int count() throws ProtocolException {
    long count = number() - 1;
    if (count < -1 || count > remaining()) {
      throw new ProtocolException("a length goes beyond the message");
    }
    return (int) count;
  }

  /** One of several, from 0; -1 stands for null. */
  int index(int size) throws ProtocolException {
    long index = number() - 1;
    if (index < -1 || index >= size) {
      throw new ProtocolException("number " + index + " of " + size + " alternatives");
    }
    return (int) index;
  }

  byte[] row(int count) {
    byte[] row = Arrays.copyOfRange(bytes, at, at + count);
    at += count;
    return row;
  }

  String text(int count) throws ProtocolException {
    String text = new String(bytes, at, count, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      requireUtf8(count);
    }
    at += count;
    return text;
  }

  /** The replacement character stands for a broken sequence, or for itself. */
  private void requireUtf8(int count) throws ProtocolException {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, at, count));
    } catch (CharacterCodingException e) {
      throw new ProtocolException("a text is not UTF-8", e);
    }
  }

  void enter() throws ProtocolException {
    if (++depth > Bounds.DEPTH) {
      throw new ProtocolException("values are nested too deeply");
    }
  }

  void leave() {
    depth--;
  }

  void end() throws ProtocolException {
    if (at != bytes.length) {
      throw new ProtocolException(remaining() + " bytes follow a message");
    }
  }
}
