package io.groundwork.controller.report;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the report that a command wants. */
public final class Reports {

  /** What a command is, as far as its report goes. */
  public enum Kind {
    INSTALL,
    RESTART,
    STOP,
    START,
    PLAN,
    VERIFY,
    CHECK,
    FACTS,
    VALIDATE,
    REPORT,
    HISTORY;

    /** Whether runs of this kind leave a log. */
    boolean logged() {
      return switch (this) {
        case INSTALL, RESTART, STOP, START, PLAN, VERIFY, CHECK -> true;
        case FACTS, VALIDATE, REPORT, HISTORY -> false;
      };
    }
  }

  /**
   * How the user wants to see it.
   *
   * @param json one object a line instead of text
   * @param terminal whether stdout is a terminal
   * @param colour whether colours are welcome
   * @param verbose whether what is already right is told, too
   */
  public record Looks(boolean json, boolean terminal, boolean colour, boolean verbose) {}

  /** What may fail on a node, and is then worth an archive. */
  private static final Set<Kind> ARCHIVED =
      EnumSet.of(Kind.INSTALL, Kind.RESTART, Kind.STOP, Kind.START, Kind.VERIFY);

  private Reports() {}

  /**
   * A report on stdout, and in a log of its own, that begins with the run itself.
   *
   * @param run its id names the log
   * @param log directory for the log of this run; it is made where it is missing
   * @param startedNanos when the run began, as {@link System#nanoTime()} says
   */
  public static Report open(
      Kind kind, Run run, Looks looks, PrintStream stdout, Path log, long startedNanos) {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(new Unclosed(stdout), StandardCharsets.UTF_8));
    List<View> views = new ArrayList<>();
    views.add(
        looks.json()
            ? new JsonView(out, new JsonLines(Clock.systemUTC(), false))
            : console(kind, looks, out));
    EventLog.open(log, kind, run.id()).ifPresent(views::add);
    CaseFile caseFile = null;
    if (ARCHIVED.contains(kind)) {
      caseFile = new CaseFile(log.resolve(run.id() + ".tar.gz"));
      views.add(caseFile);
    }
    int drift = kind == Kind.PLAN ? ExitCodes.WOULD_CHANGE : ExitCodes.CLOSED;
    Report report = new Report(views, caseFile, drift, startedNanos);
    report.add(new Event.Started(run));
    return report;
  }

  private static View console(Kind kind, Looks looks, Writer out) {
    Style style = new Style(looks.colour() && looks.terminal());
    Board board = new Board(() -> System.nanoTime() / 1_000_000);
    ConsoleView view =
        new ConsoleView(out, looks.terminal(), style, detail(kind, looks), closing(kind), board);
    return looks.terminal() ? new Ticking(view) : view;
  }

  private static ConsoleLines.Detail detail(Kind kind, Looks looks) {
    boolean brief =
        kind == Kind.PLAN || kind == Kind.FACTS || kind == Kind.CHECK || kind == Kind.HISTORY;
    if (looks.verbose() && kind != Kind.PLAN) {
      return ConsoleLines.Detail.ALL;
    }
    return brief ? ConsoleLines.Detail.BRIEF : ConsoleLines.Detail.NORMAL;
  }

  private static Closing closing(Kind kind) {
    return switch (kind) {
      case INSTALL, RESTART, STOP, START, VERIFY -> new RunClosing();
      case PLAN -> new PlanClosing();
      case CHECK -> new CheckClosing();
      case FACTS -> new FactsClosing();
      case VALIDATE -> new ValidateClosing();
      case HISTORY -> new HistoryClosing();
      case REPORT -> (board, summary, style) -> "";
    };
  }
}
