package io.groundwork.controller.ssh;

/** Text that nodes sent: untrusted, so stripped of escapes and bounded before people see it. */
final class Text {
  private static final int LIMIT = 400;

  private Text() {}

  /** One line of printable text, its end cut where it is long. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < text.length() && clean.length() < LIMIT; i++) {
      char c = text.charAt(i);
      if (c == 27 && i + 1 < text.length() && text.charAt(i + 1) == '[') {
        i = endOfEscape(text, i + 2);
      } else if (Character.isWhitespace(c)) {
        blank = clean.length() > 0;
      } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
        clean.append(blank ? " " : "").append(c);
        blank = false;
      }
    }
    return clean.length() < LIMIT ? clean.toString() : clean + " ...";
  }

  private static int endOfEscape(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) < '@' || text.charAt(i) > '~')) {
      i++;
    }
    return i;
  }
}
