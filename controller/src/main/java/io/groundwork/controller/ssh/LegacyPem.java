package io.groundwork.controller.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts private keys in OpenSSL's traditional form, with Proc-Type and DEK-Info headers (RFC
 * 1421), as ssh-keygen -m PEM writes them. The SSH library can do it only with a second security
 * provider.
 */
final class LegacyPem {
  private static final String INFO = "DEK-Info:";

  private LegacyPem() {}

  static boolean isEncrypted(String text) {
    return text.contains("Proc-Type: 4,ENCRYPTED") && text.contains(INFO);
  }

  /** The same key without encryption, as PEM text. */
  static String decrypt(String text, char[] passphrase) throws IOException {
    String begin = "";
    String info = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      if (line.startsWith("-----BEGIN")) {
        begin = line;
      } else if (line.startsWith(INFO)) {
        info = line.substring(INFO.length()).strip();
      } else if (!line.startsWith("-----") && line.indexOf(':') < 0) {
        body.append(line.strip());
      }
    }
    try {
      byte[] encrypted = Base64.getDecoder().decode(body.toString());
      byte[] plain = decrypt(info, encrypted, passphrase);
      String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(plain);
      return begin + "\n" + base64 + "\n" + begin.replace("BEGIN", "END") + "\n";
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IOException("it does not decrypt", e);
    }
  }

  private static byte[] decrypt(String info, byte[] encrypted, char[] passphrase)
      throws GeneralSecurityException {
    int comma = info.indexOf(',');
    String name = comma < 0 ? info : info.substring(0, comma);
    byte[] iv = HexFormat.of().parseHex(info.substring(comma + 1).strip());
    boolean des = name.equals("DES-EDE3-CBC");
    int keyBytes =
        switch (name) {
          case "AES-128-CBC" -> 16;
          case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
          case "AES-256-CBC" -> 32;
          default -> throw new GeneralSecurityException("unknown cipher " + name);
        };
    Cipher cipher = Cipher.getInstance(des ? "DESede/CBC/PKCS5Padding" : "AES/CBC/PKCS5Padding");
    byte[] key = key(passphrase, Arrays.copyOf(iv, 8), keyBytes);
    SecretKeySpec secret = new SecretKeySpec(key, des ? "DESede" : "AES");
    cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(iv));
    return cipher.doFinal(encrypted);
  }

  /** OpenSSL's EVP_BytesToKey with MD5 and one round, the salt being the start of the IV. */
  private static byte[] key(char[] passphrase, byte[] salt, int bytes)
      throws GeneralSecurityException {
    byte[] text = new String(passphrase).getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[bytes];
    byte[] block = new byte[0];
    for (int filled = 0; filled < bytes; filled += block.length) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(block);
      md5.update(text);
      block = md5.digest(salt);
      System.arraycopy(block, 0, key, filled, Math.min(block.length, bytes - filled));
    }
    return key;
  }
}
