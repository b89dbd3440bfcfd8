package io.groundwork.controller.page;

import io.groundwork.controller.report.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times and sizes are put in pages. */
public final class Text {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT);

  private Text() {}

  /** 12 ms, 1.2 s, 3 min 20 s. */
  public static String time(long millis) {
    return Words.time(millis);
  }

  /** 12 B, 3.4 MiB. */
  public static String size(long bytes) {
    return Words.size(bytes);
  }

  /** 1 host, 3 hosts. */
  public static String count(int number, String thing) {
    return Words.count(number, thing);
  }

  /** The moment as clocks here show it, with their zone. */
  static String when(Instant moment) {
    return moment.equals(Instant.EPOCH)
        ? "not known"
        : WHEN.format(moment.atZone(ZoneId.systemDefault()));
  }
}
