package io.groundwork.controller.report;

import io.groundwork.controller.report.Event.Level;
import io.groundwork.controller.report.Event.Outcome;
import org.jspecify.annotations.Nullable;

/** The plain line that an event is worth on a console while a run goes on. */
final class ConsoleLines {

  /** How much is told. */
  enum Detail {
    /** Failures and problems alone; what else there is comes with the end. */
    BRIEF,
    /** What changes, gates and warnings. */
    NORMAL,
    /** What is already right, and what each host is doing, too. */
    ALL
  }

  private final Style style;
  private final Detail detail;

  ConsoleLines(Style style, Detail detail) {
    this.style = style;
    this.detail = detail;
  }

  /** The line, perhaps with further ones; null where the event is worth none. */
  @Nullable String of(Event event) {
    if (event instanceof Event.Failed e) {
      return style.bad(Words.joined(e.host() == null ? "" : e.host(), e.what(), e.why(), e.next()));
    } else if (event instanceof Event.ProblemFound e) {
      return Words.problem(e.problem());
    } else if (event instanceof Event.PageWritten e) {
      return "Wrote " + e.file() + ", the report of " + e.run();
    } else if (event instanceof Event.Diagnosis e) {
      return "diagnosis of "
          + (e.unit().isEmpty() ? e.host() : e.unit() + " on " + e.host())
          + ":\n"
          + Words.indent(e.text(), "  | ");
    }
    return detail == Detail.BRIEF ? null : told(event);
  }

  private @Nullable String told(Event event) {
    if (event instanceof Event.ResourceDone e) {
      return resource(e);
    } else if (event instanceof Event.GateAsked e) {
      return gate(e);
    } else if (event instanceof Event.Finding e) {
      return finding(e);
    } else if (event instanceof Event.Note e) {
      return Words.joined(who(e.host()), e.component(), e.text());
    } else if (event instanceof Event.Doing e && detail == Detail.ALL) {
      return style.faint(Words.joined(e.host(), e.what()));
    } else if (event instanceof Event.Progress e && detail == Detail.ALL) {
      return style.faint(Words.joined(e.host(), e.what()));
    }
    return null;
  }

  private @Nullable String resource(Event.ResourceDone e) {
    if (e.outcome() == Outcome.SAME && detail != Detail.ALL) {
      return null;
    }
    String outcome =
        switch (e.outcome()) {
          case SAME -> style.faint("same");
          case CHANGED -> style.changed("changed") + Words.drift(e.drift());
          case WOULD_CHANGE -> style.changed("differs") + Words.drift(e.drift());
          case STUCK -> style.bad("stuck") + Words.drift(e.drift());
        };
    String error = e.error() == null ? "" : e.error();
    return Words.joined(
        e.host(),
        e.component(),
        e.phase(),
        e.resource(),
        outcome,
        error,
        Words.reason(e.reason(), e.host()),
        Words.time(e.millis()));
  }

  private String gate(Event.GateAsked e) {
    boolean pass = e.verdict().equals("pass");
    String verdict =
        pass
            ? style.good("pass")
            : style.bad("closed (" + e.verdict() + " after " + Words.time(e.millis()) + ")");
    return Words.joined(
        who(e.host()),
        e.component(),
        "gate " + e.gate(),
        verdict,
        e.said(),
        Words.reason(e.reason(), e.host()),
        pass ? Words.time(e.millis()) : "");
  }

  private @Nullable String finding(Event.Finding e) {
    if (e.level() == Level.PASS && detail != Detail.ALL) {
      return null;
    }
    String level =
        switch (e.level()) {
          case PASS -> style.good("pass");
          case WARNING -> style.changed("warning");
          case ERROR -> style.bad("error");
        };
    return Words.joined(who(e.host()), e.check(), level, e.seen(), e.why(), e.action());
  }

  private static String who(@Nullable String host) {
    return host == null ? "cluster" : host;
  }
}
