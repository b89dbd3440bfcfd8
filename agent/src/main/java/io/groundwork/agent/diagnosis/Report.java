package io.groundwork.agent.diagnosis;

/** Pieces of text under headings, each bounded, without control characters: nodes are untrusted. */
final class Report {
  private static final int MOST_PIECE = 8 * 1024;

  private final StringBuilder text = new StringBuilder();

  void add(String heading, String piece) {
    text.append(heading).append(":\n");
    String plain = plain(piece).strip();
    // The end of a piece is what happened last.
    int start = Math.max(0, plain.length() - MOST_PIECE);
    for (String line : plain.substring(start).split("\n", -1)) {
      text.append("  ").append(line).append('\n');
    }
  }

  String text() {
    return text.toString();
  }

  private static String plain(String piece) {
    StringBuilder plain = new StringBuilder(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
