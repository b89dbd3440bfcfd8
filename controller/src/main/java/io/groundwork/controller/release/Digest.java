package io.groundwork.controller.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a tarball's content must be.
 *
 * @param hex lower-case
 */
record Digest(Kind kind, String hex) {
  static final Kind SHA512 = new Kind("sha512", "SHA-512", 128);
  static final Kind SHA256 = new Kind("sha256", "SHA-256", 64);

  /**
   * A way to compute digests.
   *
   * @param algorithm as the inventory spells it, and the ending of files that hold one
   * @param java as Java spells it
   * @param digits in hex
   */
  record Kind(String algorithm, String java, int digits) {

    /** The digest that a file beside the tarball gives for it. */
    Optional<Digest> read(String text, String name) {
      return DigestFile.read(text, name, digits).map(hex -> new Digest(this, hex));
    }

    MessageDigest start() {
      try {
        return MessageDigest.getInstance(java);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has " + java, e);
      }
    }
  }

  static Digest sha512(String hex) {
    return new Digest(SHA512, hex.toLowerCase(Locale.ROOT));
  }

  static Digest sha256(String hex) {
    return new Digest(SHA256, hex.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return kind.algorithm() + " " + hex;
  }
}
