package io.groundwork.controller.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A host key as known_hosts writes it.
 *
 * @param type ssh-ed25519, for example
 * @param blob the key in SSH's wire format, base64
 */
record HostKey(String type, String blob) {

  static HostKey of(PublicKey key) {
    byte[] wire = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    return new HostKey(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(wire));
  }

  /** The SHA-256 fingerprint as ssh-keygen shows it; the blob itself where it is not base64. */
  String fingerprint() {
    return type + " " + digest();
  }

  /** The fingerprint without the type. */
  String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(blob));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IllegalArgumentException e) {
      return "(unreadable)";
    }
  }
}
