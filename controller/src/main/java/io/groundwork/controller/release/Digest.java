package io.groundwork.controller.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * What a tarball's content must be.
 *
 * @param algorithm sha256 or sha512
 * @param hex lower-case
 */
record Digest(String algorithm, String hex) {

  static Digest sha512(String hex) {
    return new Digest("sha512", hex.toLowerCase(Locale.ROOT));
  }

  static Digest sha256(String hex) {
    return new Digest("sha256", hex.toLowerCase(Locale.ROOT));
  }

  /** Computes the like of this one. */
  MessageDigest start() {
    try {
      return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-2", e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
