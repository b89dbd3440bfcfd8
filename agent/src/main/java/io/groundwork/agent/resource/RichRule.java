package io.groundwork.agent.resource;

import java.io.IOException;

/** An opening in firewalld's rich language, in the very words in which firewalld prints it. */
final class RichRule {

  private RichRule() {}

  /**
   * The rule of an opening.
   *
   * @param opening ports, protocol and who comes: {@code 9092/tcp 10.77.0.11}, {@code
   *     30000-32767/tcp fd00::/8}
   */
  static String of(String opening) throws IOException {
    String[] words = opening.split("[/ ]", 3);
    if (words.length != 3) {
      throw new IOException("'" + opening + "' is no opening");
    }
    String source = words[2];
    boolean everybody = source.endsWith("/0");
    return "rule family=\""
        + (source.indexOf(':') >= 0 ? "ipv6" : "ipv4")
        + "\""
        + (everybody ? "" : " source address=\"" + source + "\"")
        + " port port=\""
        + words[0]
        + "\" protocol=\""
        + words[1]
        + "\" accept";
  }
}
