package io.groundwork.inventory.tree;

/** A place in the file; line and column are 1-based. */
public record Place(int line, int column) implements Comparable<Place> {

  /** The beginning of a file. */
  public static final Place START = new Place(1, 1);

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
