package io.groundwork.controller.report;

import io.groundwork.agent.resource.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The plan itself: by host and component what would change, then what is to be known beside. */
final class PlanClosing implements Closing {

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    StringBuilder out = new StringBuilder();
    List<Event.ResourceDone> drifted =
        board.drifted.stream().sorted(Comparator.comparing(Event.ResourceDone::host)).toList();
    String head = "";
    for (Event.ResourceDone event : drifted) {
      String next = event.host() + " · " + event.component() + " · " + event.phase();
      if (!next.equals(head)) {
        out.append('\n').append(style.strong(next)).append('\n');
        head = next;
      }
      resource(out, event, style);
    }
    notes(out, board);
    findings(out, board, style);
    String text =
        summary.exit() == ExitCodes.DONE
            ? "Nothing would change: " + summary.same() + " same"
            : summary.wouldChange() + " would change, " + summary.same() + " same";
    return out.append('\n').append(Verdicts.line(summary, text, style)).toString();
  }

  private static void resource(StringBuilder out, Event.ResourceDone event, Style style) {
    out.append("  ").append(style.changed(event.resource())).append('\n');
    for (Difference difference : event.drift()) {
      out.append(Words.indent(Diffs.of(difference, style), "      ")).append('\n');
    }
    if (event.error() != null) {
      out.append("      not known yet: ").append(event.error()).append('\n');
    }
  }

  /** What speaks against the plan, or is to be known before it is run. */
  private static void findings(StringBuilder out, Board board, Style style) {
    ConsoleLines lines = new ConsoleLines(style, ConsoleLines.Detail.NORMAL);
    List<String> told =
        board.findings.stream().map(lines::of).filter(Objects::nonNull).distinct().toList();
    told.forEach(line -> out.append('\n').append(line).append('\n'));
  }

  private static void notes(StringBuilder out, Board board) {
    if (!board.notes.isEmpty()) {
      out.append('\n');
    }
    for (Event.Note note : board.notes) {
      String host = note.host() == null ? "" : note.host();
      out.append(Words.joined(host, note.component(), note.text())).append('\n');
    }
  }
}
