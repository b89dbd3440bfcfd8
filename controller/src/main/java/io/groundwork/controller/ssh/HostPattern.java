package io.groundwork.controller.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hosts field of a line in known_hosts: comma-separated patterns with {@code *}, {@code ?} and
 * {@code !}, or one hashed name. See sshd(8), SSH_KNOWN_HOSTS FILE FORMAT.
 */
final class HostPattern {
  private static final String HASHED = "|1|";
  // OpenSSH hashes names with HMAC-SHA1 and a salt of 20 bytes.
  private static final int SALT = 20;

  private HostPattern() {}

  /**
   * Whether the field names the place.
   *
   * @param place the address, or [address]:port where the port is not 22
   */
  static boolean matches(String field, String place) {
    String name = place.toLowerCase(Locale.ROOT);
    if (field.startsWith(HASHED)) {
      return hashMatches(field.substring(HASHED.length()), name);
    }
    boolean matches = false;
    for (String pattern : field.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (pattern.startsWith("!") && glob(pattern, 1, name, 0)) {
        return false;
      }
      matches |= glob(pattern, 0, name, 0);
    }
    return matches;
  }

  /**
   * The field with the place taken out: its other names stay, and where a wildcard among them
   * matches the place, too, that is excepted.
   *
   * @return empty where the field named nothing else
   */
  static String without(String field, String place) {
    if (field.startsWith(HASHED)) {
      return hashMatches(field.substring(HASHED.length()), place.toLowerCase(Locale.ROOT))
          ? ""
          : field;
    }
    List<String> left =
        Arrays.stream(field.split(",", -1)).filter(name -> !name.equalsIgnoreCase(place)).toList();
    if (left.stream().allMatch(name -> name.startsWith("!"))) {
      return "";
    }
    String rest = String.join(",", left);
    return matches(rest, place) ? rest + ",!" + place : rest;
  }

  /** Whether the field hides the name that it stands for. */
  static boolean isHashed(String field) {
    return field.startsWith(HASHED);
  }

  /** The place as a hashed field, with a salt of its own. */
  static String hashed(String place) {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder();
    return HASHED
        + encoder.encodeToString(salt)
        + "|"
        + encoder.encodeToString(hash(salt, place.toLowerCase(Locale.ROOT)));
  }

  private static byte[] hash(byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hashMatches(String saltAndHash, String name) {
    int bar = saltAndHash.indexOf('|');
    if (bar < 0) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(saltAndHash.substring(0, bar));
      byte[] hash = Base64.getDecoder().decode(saltAndHash.substring(bar + 1));
      return MessageDigest.isEqual(hash, hash(salt, name));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean glob(String pattern, int p, String name, int n) {
    int i = p;
    int j = n;
    int star = -1;
    int resume = 0;
    while (j < name.length()) {
      char wanted = i < pattern.length() ? pattern.charAt(i) : '\0';
      if (wanted == '*') {
        star = i++;
        resume = j;
      } else if (i < pattern.length() && (wanted == '?' || wanted == name.charAt(j))) {
        i++;
        j++;
      } else if (star >= 0) {
        i = star + 1;
        j = ++resume;
      } else {
        return false;
      }
    }
    while (i < pattern.length() && pattern.charAt(i) == '*') {
      i++;
    }
    return i == pattern.length();
  }
}
