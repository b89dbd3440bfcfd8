package io.groundwork.controller.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * For people: a line for each event that matters, and tables at the end. On a terminal, a live line
 * for each host stands below, until the end; elsewhere there is no control character at all.
 */
final class ConsoleView implements View {
  /** Hosts that have a live line at once; more would scroll off most terminals. */
  private static final int LIVE_HOSTS = 20;

  private final Writer out;
  private final boolean terminal;
  private final Style style;
  private final ConsoleLines lines;
  private final Closing closing;
  private final Board board;
  private final LiveArea area = new LiveArea();

  ConsoleView(
      Writer out,
      boolean terminal,
      Style style,
      ConsoleLines.Detail detail,
      Closing closing,
      Board board) {
    this.out = out;
    this.terminal = terminal;
    this.style = style;
    this.lines = new ConsoleLines(style, detail);
    this.closing = closing;
    this.board = board;
  }

  @Override
  public synchronized void show(Event event) {
    board.add(event);
    if (event instanceof Event.Summary summary) {
      print(area.clear() + closing.text(board, summary, style));
      return;
    }
    String line = lines.of(event);
    StringBuilder text = new StringBuilder();
    if (line != null) {
      text.append(area.clear()).append(line).append('\n');
    }
    if (terminal) {
      text.append(area.draw(live()));
    }
    print(text.toString());
  }

  /** Draws the live lines again, so that their times go on. */
  synchronized void tick() {
    if (terminal) {
      print(area.draw(live()));
    }
  }

  @Override
  public synchronized void close() {
    print(area.clear());
  }

  private List<String> live() {
    List<String> text = new ArrayList<>();
    int hidden = 0;
    for (Board.Row row : board.rows.values()) {
      if (row.doing.isEmpty()) {
        continue;
      }
      if (text.size() < LIVE_HOSTS) {
        long age = board.now() - row.last;
        String time = age < 1000 ? "" : "  " + Words.time(age);
        text.add(style.strong(row.host) + "  " + row.doing + style.faint(time));
      } else {
        hidden++;
      }
    }
    if (hidden > 0) {
      text.add(style.faint("and " + Words.count(hidden, "more host")));
    }
    return text;
  }

  private void print(String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      out.write(text);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the console cannot be written: " + e.getMessage(), e);
    }
  }
}
