package io.groundwork.controller.report;

import java.util.List;

/**
 * The lines at the foot of a terminal that are drawn over again and again. Lines are cut by the
 * terminal itself (wrapping is off while they are drawn), so its width need not be known.
 */
final class LiveArea {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String ERASE_BELOW = "\u001b[0J";
  private int drawn;

  /** What to print so that the lines stand in the area. */
  String draw(List<String> lines) {
    StringBuilder out = new StringBuilder(clear()).append(NO_WRAP);
    for (String line : lines) {
      out.append(line).append('\n');
    }
    drawn = lines.size();
    return out.append(WRAP).toString();
  }

  /** What to print so that the area is gone, and the cursor where it began. */
  String clear() {
    String out = drawn == 0 ? "" : "\u001b[" + drawn + "F" + ERASE_BELOW;
    drawn = 0;
    return out;
  }
}
