package io.groundwork.controller.page;

import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import io.groundwork.controller.report.ExitCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run ended, in a few words, and why. */
final class Verdict {
  private Verdict() {}

  /** In a few words. */
  static String of(RunLog log) {
    if (!log.ended()) {
      return log.atWork() ? "Still at work" : "The run did not end";
    }
    return switch (log.exit()) {
      case ExitCodes.DONE -> done(log);
      case ExitCodes.CLOSED -> closed(log);
      default -> capital(ExitCodes.meaning(log.exit()));
    };
  }

  private static String done(RunLog log) {
    return switch (log.command()) {
      case "plan" -> "Nothing would change";
      case "check" -> "These machines would do";
      case "verify" -> "Verified: all is as the inventory says";
      default -> done(log.first("summary").number("changed") > 0, log.of("gate").isEmpty());
    };
  }

  /** What no gate was asked about, as after a reset, was not verified. */
  private static String done(boolean changed, boolean unasked) {
    if (unasked) {
      return changed ? "Done" : "Nothing to do";
    }
    return changed ? "Done and verified" : "Nothing to do, and verified";
  }

  /** The code alone stands for much; the events say which of it. */
  private static String closed(RunLog log) {
    List<String> what = new ArrayList<>();
    if (log.of("failed").stream().anyMatch(e -> e.number("exit") == ExitCodes.CLOSED)) {
      what.add(log.first("failed").text("what"));
    }
    if (log.of("resource").stream().anyMatch(e -> e.text("outcome").equals("stuck"))) {
      what.add("a resource is stuck");
    }
    if (log.of("gate").stream().anyMatch(e -> !e.text("verdict").equals("pass"))) {
      what.add("a gate is closed");
    }
    if (log.of("finding").stream().anyMatch(e -> e.text("level").equals("error"))) {
      what.add("the hosts would not do");
    }
    if (log.of("resource").stream().anyMatch(e -> e.text("outcome").equals("would-change"))) {
      what.add("hosts have drifted from the inventory");
    }
    return what.isEmpty()
        ? capital(ExitCodes.meaning(ExitCodes.CLOSED))
        : "Not done: " + String.join(", ", what);
  }

  /** What stands in the way; "" where nothing does. */
  static String reason(RunLog log) {
    if (!log.ended()) {
      return unended(log);
    }
    List<String> reasons = new ArrayList<>();
    for (Entry e : log.entries()) {
      if (e.kind().equals("failed")) {
        reasons.add(joined(e.host(), e.text("what"), e.text("why")));
      } else if (e.kind().equals("gate") && !e.text("verdict").equals("pass")) {
        String who = e.host().isEmpty() ? "whole cluster" : e.host();
        reasons.add(
            joined(who, e.text("component") + ": " + e.text("gate") + " is closed", e.text("why")));
      } else if (e.text("outcome").equals("stuck")) {
        reasons.add(joined(e.host(), e.text("resource") + " is stuck", e.text("error")));
      } else if (e.kind().equals("finding") && e.text("level").equals("error")) {
        reasons.add(joined(e.host(), e.text("check"), e.text("seen")));
      }
    }
    int more = reasons.size() - 1;
    return reasons.isEmpty()
        ? ""
        : reasons.get(0) + (more > 0 ? " (and " + more + " more, below)" : "");
  }

  private static String unended(RunLog log) {
    String when = Text.time(log.millis());
    return log.atWork()
        ? "This page shows what had happened after " + when + "."
        : "Its log ends after "
            + when
            + ", without a summary: the controller was killed, or its machine went down. The agents"
            + " have finished the step at hand and ended. Run the same command again: it goes on"
            + " from what the nodes have.";
  }

  private static String joined(String... parts) {
    return String.join(" · ", List.of(parts).stream().filter(part -> !part.isBlank()).toList());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
