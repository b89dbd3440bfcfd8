package io.groundwork.controller.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The end of history: past runs, the newest last; what nodes tell of the same run in one line. */
final class HistoryClosing implements Closing {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Override
  public String text(Board board, Event.Summary summary, Style style) {
    boolean nodes = board.pasts.stream().anyMatch(past -> past.host() != null);
    List<String> heads = new ArrayList<>(List.of("run", "when", "who", "command", "cluster"));
    heads.addAll(nodes ? List.of("changed", "result") : List.of("changed", "took", "result"));
    List<List<String>> rows = nodes ? nodes(board) : logs(board);
    String none = nodes || !rows.isEmpty() ? "" : "No run.\n";
    StringBuilder notes = new StringBuilder();
    board.notes.forEach(
        note -> notes.append(Words.joined(String.valueOf(note.host()), note.text())).append('\n'));
    return none
        + Tables.of(heads, rows)
        + differences(board)
        + notes
        + (summary.exit() == 0 ? "" : verdict(summary, style));
  }

  private static String differences(Board board) {
    List<List<String>> rows = new ArrayList<>();
    for (Event.RunsDiffer e : board.differences) {
      String host = e.host() == null ? "cluster" : e.host();
      rows.add(List.of(e.kind(), host, e.what(), e.first(), e.second()));
    }
    return Tables.of(List.of("differs", "of", "what", "first", "second"), rows);
  }

  private static String verdict(Event.Summary summary, Style style) {
    return Verdicts.line(summary, "Not all could be read", style);
  }

  private static List<List<String>> logs(Board board) {
    List<List<String>> rows = new ArrayList<>();
    for (Event.PastRun past : board.pasts) {
      List<String> row = head(past);
      row.add(String.valueOf(past.changed()));
      row.add(past.millis() < 0 ? "" : Words.time(past.millis()));
      row.add(past.result());
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> nodes(Board board) {
    Map<String, List<Event.PastRun>> runs = new LinkedHashMap<>();
    board.pasts.stream()
        .sorted(java.util.Comparator.comparing(Event.PastRun::run))
        .forEach(past -> runs.computeIfAbsent(past.run(), run -> new ArrayList<>()).add(past));
    List<List<String>> rows = new ArrayList<>();
    runs.values()
        .forEach(
            told -> {
              Map<String, List<String>> hosts = new LinkedHashMap<>();
              told.forEach(
                  past ->
                      hosts
                          .computeIfAbsent(past.result(), result -> new ArrayList<>())
                          .add(String.valueOf(past.host())));
              List<String> results = new ArrayList<>();
              hosts.forEach((result, of) -> results.add(String.join(", ", of) + ": " + result));
              List<String> row = head(told.get(0));
              row.add(String.valueOf(told.stream().mapToInt(Event.PastRun::changed).sum()));
              row.add(String.join("; ", results));
              rows.add(row);
            });
    return rows;
  }

  private static List<String> head(Event.PastRun past) {
    return new ArrayList<>(
        List.of(
            past.run(),
            WHEN.format(past.began().atZone(ZoneId.systemDefault())),
            past.who(),
            past.command(),
            past.cluster()));
  }
}
