package io.groundwork.inventory.tree;

/** A place in the file; line and column are 1-based. */
public record Place(int line, int column) implements Comparable<Place> {

  /** The beginning of a file. */
  public static final Place START = new Place(1, 1);

  private static final String LINE_END = "\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]";

  /** The lines of a text as YAML counts them. */
  public static String[] lines(String text) {
    return text.split(LINE_END, -1);
  }

  /** The place right behind a text, with lines as YAML counts them. */
  public static Place after(String text) {
    String[] lines = lines(text);
    String last = lines[lines.length - 1];
    return new Place(lines.length, last.codePointCount(0, last.length()) + 1);
  }

  @Override
  public int compareTo(Place other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
