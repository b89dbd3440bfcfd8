package io.groundwork.controller.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.Arrays;
import java.util.List;

/** Tables of text, all of one look. */
final class Tables {
  /** Columns wrap beyond this many characters. */
  private static final int WIDEST = 70;

  /** Columns are not made narrower than this, even where the table does not fit. */
  private static final int NARROWEST = 8;

  /** A border and a space on either side of a cell; the table has one border more. */
  private static final int FRAME = 3;

  private static final int SPACES = 2;

  private Tables() {}

  /** A table with a heading; empty where there are no rows. */
  static String of(List<String> heads, List<List<String>> rows) {
    return of(heads, rows, Terminal.columns());
  }

  /**
   * @param room what the table may take of a line; its widest columns wrap until it fits
   */
  static String of(List<String> heads, List<List<String>> rows, int room) {
    if (rows.isEmpty()) {
      return "";
    }
    int[] widths = widths(heads, rows, room);
    Column[] columns = new Column[widths.length];
    Arrays.setAll(columns, i -> column(heads.get(i), widths[i]));
    Object[][] cells = rows.stream().map(List::toArray).toArray(Object[][]::new);
    return AsciiTable.builder()
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
            .lineSeparator("\n")
            .data(columns, cells)
            .asString()
        + "\n";
  }

  /** Of each column, without frame and spaces. */
  private static int[] widths(List<String> heads, List<List<String>> rows, int room) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.min(WIDEST, Math.max(heads.get(i).length(), longest));
    }
    int inside = room - FRAME * widths.length - 1;
    while (Arrays.stream(widths).sum() > inside) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static Column column(String head, int width) {
    return new Column()
        .header(head)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(width + SPACES, OverflowBehaviour.NEWLINE);
  }
}
