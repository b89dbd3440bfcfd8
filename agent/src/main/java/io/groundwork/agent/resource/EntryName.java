package io.groundwork.agent.resource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an entry in a tarball, made harmless: relative, without {@code .} and {@code ..},
 * leading elements dropped.
 *
 * @param elements none where all of them were dropped
 */
record EntryName(List<String> elements) {
  private static final int MOST_ELEMENTS = 100;

  static EntryName of(String raw, int strip) throws IOException {
    if (raw.startsWith("/")) {
      throw new IOException("'" + raw + "' is an absolute path");
    }
    List<String> elements = new ArrayList<>();
    for (String element : raw.split("/", -1)) {
      if (element.equals("..")) {
        throw new IOException("'" + raw + "' leads out of the archive");
      }
      if (element.indexOf('\0') >= 0) {
        throw new IOException("a name with a zero byte");
      }
      if (!element.isEmpty() && !element.equals(".")) {
        elements.add(element);
      }
    }
    if (elements.size() > MOST_ELEMENTS) {
      throw new IOException("'" + elements.get(0) + "/...' is nested too deep");
    }
    return new EntryName(
        List.copyOf(elements.subList(Math.min(strip, elements.size()), elements.size())));
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  /** The directory that it is in. */
  EntryName parent() {
    return new EntryName(elements.subList(0, elements.size() - 1));
  }

  @Override
  public String toString() {
    return String.join("/", elements);
  }
}
