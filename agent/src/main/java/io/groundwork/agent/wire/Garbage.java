package io.groundwork.agent.wire;

/** Bytes that should not be there, made fit to be shown. */
final class Garbage {

  /** Printable characters as they are, others as dots. */
  static String quote(byte[] bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (byte each : bytes) {
      text.append(each >= ' ' && each < 0x7F ? (char) each : '.');
    }
    return text.append('"').toString();
  }

  private Garbage() {}
}
