package io.groundwork.agent.resource;

/** Modes as people write them. */
final class Modes {

  private Modes() {}

  static int parse(String octal) {
    int mode = Integer.parseInt(octal, 8);
    if (mode < 0 || mode > 07777) {
      throw new IllegalArgumentException("not a mode: " + octal);
    }
    return mode;
  }

  /** Four digits. */
  static String text(int mode) {
    String digits = Integer.toOctalString(mode);
    return "0000".substring(Math.min(4, digits.length())) + digits;
  }
}
