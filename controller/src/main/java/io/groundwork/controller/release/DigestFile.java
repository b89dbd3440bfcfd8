package io.groundwork.controller.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the file that stands beside a tarball with its digest: as sha512sum writes it (hex, white
 * space, perhaps a star, the name; or hex alone), as its --tag form does, and as Apache's older
 * releases do (the name, a colon, groups of upper-case hex over several lines).
 */
final class DigestFile {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  /** Far more than such a file has. */
  static final int LONGEST = 16 * 1024;

  private DigestFile() {}

  /**
   * The digest of a tarball; empty where the text gives none for it.
   *
   * @param name the tarball's file name: a text that names other files only is not about it
   * @param digits how many hexadecimal digits the digest has
   */
  static Optional<String> read(String text, String name, int digits) {
    String[] lines = text.split("\\R", -1);
    for (String line : lines) {
      Optional<String> one = line(line.strip(), name, digits);
      if (one.isPresent()) {
        return one;
      }
    }
    return grouped(text, name, digits);
  }

  private static Optional<String> line(String line, String name, int digits) {
    int tag = line.lastIndexOf(") = ");
    if (tag > 0 && line.contains("(")) {
      String named = line.substring(line.indexOf('(') + 1, tag);
      return about(named, name) ? hex(line.substring(tag + 4), digits) : Optional.empty();
    }
    String[] words = line.split("\\s+", 2);
    boolean about = words.length == 1 || about(words[1].strip(), name);
    return about ? hex(words[0], digits) : Optional.empty();
  }

  /** The name, a colon, and then nothing but groups of digits. */
  private static Optional<String> grouped(String text, String name, int digits) {
    int colon = text.indexOf(':');
    if (colon < 0 || !about(text.substring(0, colon).strip(), name)) {
      return Optional.empty();
    }
    return hex(text.substring(colon + 1).replaceAll("\\s+", ""), digits);
  }

  private static boolean about(String named, String name) {
    String plain = named.startsWith("*") ? named.substring(1) : named;
    return plain.substring(plain.lastIndexOf('/') + 1).equals(name);
  }

  private static Optional<String> hex(String text, int digits) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.length() == digits && HEX.matcher(lower).matches()
        ? Optional.of(lower)
        : Optional.empty();
  }
}
