package io.groundwork.agent.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing row of bytes to write values into, up to a limit. */
final class Sink {
  private final int limit;
  private byte[] bytes = new byte[512];
  private int size;

  Sink(int limit) {
    this.limit = limit;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void put(int value) throws IOException {
    room(1);
    bytes[size++] = (byte) value;
  }

  void fixed(int value) throws IOException {
    room(4);
    fixed(size, value);
    size += 4;
  }

  /** Writes into bytes that are there already. */
  void fixed(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  /** Seven bits a byte, lowest first; small numbers are short. */
  void number(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      put((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  /** With the sign in the lowest bit, so that small negative numbers are short, too. */
  void signed(long value) throws IOException {
    number((value << 1) ^ (value >> 63));
  }

  void text(String value) throws IOException {
    row(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The length plus one, then the bytes; zero stands for null. */
  void row(byte[] value) throws IOException {
    number(value.length + 1L);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** Some bytes, without their length. */
  void put(byte[] value, int from, int length) throws IOException {
    room(length);
    System.arraycopy(value, from, bytes, size, length);
    size += length;
  }

  private void room(int more) throws IOException {
    if (more > limit - size) {
      throw new TooLargeException(limit);
    }
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(size + more, bytes.length * 2)));
    }
  }
}
