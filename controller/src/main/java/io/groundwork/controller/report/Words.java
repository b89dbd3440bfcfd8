package io.groundwork.controller.report;

import io.groundwork.agent.resource.Difference;
import io.groundwork.inventory.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How things are put for people. */
public final class Words {
  private static final long KIB = 1024;

  private Words() {}

  /** 12 ms, 1.2 s, 3 min 20 s. */
  public static String time(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 120_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis / 60_000 + " min " + millis % 60_000 / 1000 + " s";
  }

  /** 12 B, 3.4 MiB. */
  public static String size(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    double value = bytes;
    String unit = "";
    for (String next : List.of("KiB", "MiB", "GiB", "TiB")) {
      value /= KIB;
      unit = next;
      if (value < KIB) {
        break;
      }
    }
    return String.format(Locale.ROOT, "%.1f %s", value, unit);
  }

  /** 1 host, 3 hosts. */
  public static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** What differs, in brackets; empty where nothing does. */
  static String drift(List<Difference> drift) {
    if (drift.isEmpty()) {
      return "";
    }
    return " (" + String.join(", ", drift.stream().map(Difference::what).toList()) + ")";
  }

  /** file:line:col: error: message (did you mean 'word'?). */
  static String problem(Problem p) {
    String place = p.line() > 0 ? ":" + p.line() + ":" + p.column() : "";
    String severity = p.severity().name().toLowerCase(Locale.ROOT);
    return p.file() + place + ": " + severity + ": " + p.message() + hint(p.hint());
  }

  private static String hint(@Nullable String hint) {
    if (hint == null || hint.isBlank()) {
      return "";
    }
    return hint.strip().indexOf(' ') < 0
        ? " (did you mean '" + hint.strip() + "'?)"
        : " (" + hint + ")";
  }

  /** host · what · why · next, empty parts left out. */
  static String joined(String... parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) {
      if (!part.isBlank()) {
        out.append(out.isEmpty() ? "" : " · ").append(part.strip());
      }
    }
    return out.toString();
  }

  /**
   * Why something failed: state · what is wrong · what to do.
   *
   * @param host of which the line speaks already; null for a cluster
   */
  static String reason(@Nullable Reason reason, @Nullable String host) {
    if (reason == null) {
      return "";
    }
    String where = reason.host().equals(host) ? "" : reason.host() + ": ";
    String state = reason.state().isEmpty() ? "" : where + reason.state();
    return joined(state, reason.means(), reason.next());
  }

  /** Every line moved in. */
  static String indent(String text, String by) {
    return text.isEmpty() ? "" : by + text.stripTrailing().replace("\n", "\n" + by);
  }
}
