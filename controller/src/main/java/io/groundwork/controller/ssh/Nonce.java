package io.groundwork.controller.ssh;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes prompts that nothing but our own sudo can print. */
final class Nonce {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  static String prompt() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return "[groundwork-" + HexFormat.of().formatHex(bytes) + "]";
  }
}
