package io.groundwork.controller.ssh;

import java.security.PrivateKey;
import java.util.Base64;

/** Private keys as files have them. */
final class PemText {
  private PemText() {}

  static String pkcs8(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  static String block(String kind, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }
}
