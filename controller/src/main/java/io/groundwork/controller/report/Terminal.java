package io.groundwork.controller.report;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process's own streams: nobody else writes to them. */
public final class Terminal {
  private Terminal() {}

  /** Prints a line on stdout. */
  public static void say(String line) {
    stdout().println(line);
  }

  /** Whether anything said on stdout did not get there: a full disk, a reader that has gone. */
  public static boolean lost() {
    return System.out.checkError();
  }

  /** Prints a line on stderr. */
  public static void warn(String line) {
    new PrintStream(System.err, true, StandardCharsets.UTF_8).println(Sanitizer.clean(line));
  }

  /** Standard output as UTF-8, whatever the locale says. */
  public static PrintStream stdout() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  /** Whether a person watches: input and output are a terminal that can do more than print. */
  public static boolean isLive() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }

  /** How many characters a line of the terminal holds, as the launcher saw it; else any number. */
  public static int columns() {
    int columns = Integer.getInteger("groundwork.columns", 0);
    return columns > 0 ? columns : Integer.MAX_VALUE;
  }

  /** Whether colours are welcome. See https://no-color.org. */
  public static boolean wantsColour() {
    String no = System.getenv("NO_COLOR");
    return no == null || no.isEmpty();
  }
}
