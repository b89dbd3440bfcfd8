package io.groundwork.controller.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;

/** Tables of text, all of one look. */
final class Tables {
  /** Columns wrap beyond this many characters. */
  private static final int WIDEST = 72;

  private Tables() {}

  /** A table with a heading; empty where there are no rows. */
  static String of(List<String> heads, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    Column[] columns = heads.stream().map(Tables::column).toArray(Column[]::new);
    Object[][] cells = rows.stream().map(List::toArray).toArray(Object[][]::new);
    return AsciiTable.builder()
            .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
            .lineSeparator("\n")
            .data(columns, cells)
            .asString()
        + "\n";
  }

  private static Column column(String head) {
    return new Column()
        .header(head)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(WIDEST, OverflowBehaviour.NEWLINE);
  }
}
