package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of /etc/hosts that names were taken from, as they were and as they became, so that they
 * can come back. In text: {@code @} the line before it, {@code -} as it was, {@code +} as it
 * became, which is left out where nothing of it was left; {@code !} where there was no file.
 */
final class TakenNames {
  private static final String ABSENT = "!";

  /**
   * A line that lost names.
   *
   * @param above the line before it, as it is since; empty at the beginning
   * @param became empty where the line went
   */
  record Taken(String above, String was, String became) {
    private String text() {
      return "@" + above + "\n-" + was + "\n" + (became.isEmpty() ? "" : "+" + became + "\n");
    }
  }

  private final Set<Taken> taken = new LinkedHashSet<>();
  private boolean absent;

  static TakenNames parse(String text) {
    TakenNames parsed = new TakenNames();
    String above = "";
    String was = "";
    for (String line : text.split("\n", -1)) {
      String rest = line.isEmpty() ? "" : line.substring(1);
      if (line.startsWith("@") || line.startsWith("+")) {
        if (line.startsWith("+")) {
          parsed.taken.add(new Taken(above, was, rest));
          was = "";
        } else {
          parsed.whole(above, was);
          above = rest;
          was = "";
        }
      } else if (line.startsWith("-")) {
        was = rest;
      } else if (line.equals(ABSENT)) {
        parsed.absent = true;
      }
    }
    parsed.whole(above, was);
    return parsed;
  }

  private void whole(String above, String was) {
    if (!was.isEmpty()) {
      taken.add(new Taken(above, was, ""));
    }
  }

  /** These, too. */
  void add(List<Taken> more) {
    taken.addAll(more);
  }

  /** There was no file. */
  void absent() {
    absent = true;
  }

  boolean wasAbsent() {
    return absent;
  }

  String text() {
    StringBuilder text = new StringBuilder(absent ? ABSENT + "\n" : "");
    taken.forEach(one -> text.append(one.text()));
    return text.toString();
  }

  /**
   * The text with the lines as they were. A line that somebody has changed since is left as it is,
   * and what is there again already does not come twice.
   */
  String giveBack(String text) {
    boolean ends = text.isEmpty() || text.endsWith("\n");
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (ends) {
      lines.remove(lines.size() - 1);
    }
    List<Taken> last = new ArrayList<>(taken);
    for (int i = last.size() - 1; i >= 0; i--) {
      giveBack(lines, last.get(i));
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + (ends ? "\n" : "");
  }

  private static void giveBack(List<String> lines, Taken one) {
    if (lines.contains(one.was())) {
      return;
    }
    if (one.became().isEmpty()) {
      int above = lines.indexOf(one.above());
      int at = one.above().isEmpty() ? 0 : above < 0 ? lines.size() : above + 1;
      lines.add(at, one.was());
    } else if (lines.contains(one.became())) {
      lines.set(lines.indexOf(one.became()), one.was());
    }
  }
}
