package io.groundwork.controller.report;

import java.util.ArrayList;
import java.util.List;

/** The end of install and verify: hosts, gates with their proofs, endpoints, one verdict line. */
final class RunClosing implements Closing {

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    StringBuilder out = new StringBuilder();
    section(
        out,
        Tables.of(
            List.of("host", "roles", "changed", "same", "state", "time"), hosts(board, summary)));
    section(out, Tables.of(List.of("gate", "of", "verdict", "said", "time"), gates(board)));
    for (Event.Endpoint endpoint : board.endpoints) {
      out.append(Words.joined(endpoint.component(), endpoint.text())).append('\n');
    }
    Whys.of(board).forEach(why -> out.append(style.bad(why)).append('\n'));
    out.append(verdict(board, summary, style)).append('\n');
    for (Event.Archived archive : board.archives) {
      out.append("All that is known of it, secrets masked, to send to a colleague: ")
          .append(archive.path())
          .append('\n');
    }
    return out.toString();
  }

  private static void section(StringBuilder out, String table) {
    if (!table.isEmpty()) {
      out.append('\n').append(table);
    }
  }

  private static List<List<String>> hosts(Board board, Event.Summary summary) {
    List<List<String>> rows = new ArrayList<>();
    for (Board.Row row : board.rows.values()) {
      if (!row.meant) {
        continue;
      }
      rows.add(
          List.of(
              row.host,
              String.join(", ", row.roles),
              String.valueOf(row.changed),
              String.valueOf(row.same),
              state(row, summary),
              Words.time(row.last - row.since)));
    }
    return rows;
  }

  private static String state(Board.Row row, Event.Summary summary) {
    String state = "not meant";
    if (summary.whole().contains(row.host)) {
      state = "whole";
    } else if (summary.partial().contains(row.host)) {
      state = "partial";
    } else if (summary.unreachable().contains(row.host)) {
      state = "unreachable";
    } else if (summary.untouched().contains(row.host)) {
      state = "untouched";
    }
    state += row.stuck > 0 ? ", " + row.stuck + " stuck" : "";
    return state + (row.wouldChange > 0 ? ", " + row.wouldChange + " differ" : "");
  }

  /** Of a gate that was asked more than once, the last verdict counts. */
  private static List<List<String>> gates(Board board) {
    java.util.LinkedHashMap<String, List<String>> rows = new java.util.LinkedHashMap<>();
    for (Event.GateAsked gate : board.gates) {
      String host = gate.host() == null ? "cluster" : gate.host();
      String name = gate.component() + ": " + gate.gate();
      rows.put(
          name + " " + host,
          List.of(name, host, gate.verdict(), gate.said(), Words.time(gate.millis())));
    }
    return List.copyOf(rows.values());
  }

  private static String verdict(Board board, Event.Summary s, Style style) {
    long passed = gates(board).stream().filter(row -> row.get(2).equals("pass")).count();
    String counts =
        String.join(
            ", ",
            Words.count(s.hosts(), "host"),
            s.changed() + " changed",
            s.same() + " same",
            Words.count((int) passed, "gate") + " passed",
            Words.time(s.millis()));
    if (s.exit() == ExitCodes.DONE) {
      return style.good(done(s.changed(), passed) + ": " + counts);
    }
    if (board.rows.isEmpty()) {
      return style.bad("Nothing was done (exit " + s.exit() + ")");
    }
    if (s.wouldChange() > 0) {
      return style.bad("Not as it should be (exit " + s.exit() + "): " + counts) + drift(board);
    }
    return style.bad("Not done (exit " + s.exit() + "): " + counts) + names(s);
  }

  /** What no gate was asked about, as after a reset, was not verified. */
  private static String done(int changed, long passed) {
    if (passed == 0) {
      return changed == 0 ? "Nothing to do" : "Done";
    }
    return changed == 0 ? "Nothing to do, verified" : "Done and verified";
  }

  /** Only verify names drift without taking it away. */
  private static String drift(Board board) {
    List<String> hosts =
        board.rows.values().stream()
            .filter(row -> row.wouldChange > 0)
            .map(row -> row.wouldChange + " on " + row.host)
            .toList();
    return "; differs from the inventory: "
        + String.join(", ", hosts)
        + "; 'groundwork plan' shows how, 'groundwork install' mends it";
  }

  private static String names(Event.Summary s) {
    return name("unreachable", s.unreachable())
        + name("partial", s.partial())
        + name("untouched", s.untouched())
        + name("whole", s.whole());
  }

  private static String name(String what, List<String> hosts) {
    return hosts.isEmpty() ? "" : "; " + what + ": " + String.join(", ", hosts);
  }
}
