package io.groundwork.agent.node;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The tables in which dnf and yum tell a transaction: titles that end with a colon ({@code
 * Installing dependencies:}), below each a row for a package that begins with one blank.
 */
public final class TransactionTable {
  private TransactionTable() {}

  /** Names of the packages that the transaction brings to the node; newer versions are none. */
  public static Set<String> brought(String text) {
    return rows(text, title -> title.startsWith("Installing"));
  }

  /** Names of the packages that the transaction takes from the node. */
  public static Set<String> taken(String text) {
    return rows(text, title -> title.startsWith("Removing"));
  }

  private static Set<String> rows(String text, Predicate<String> wanted) {
    Set<String> names = new LinkedHashSet<>();
    boolean inside = false;
    for (String line : text.split("\n", -1)) {
      boolean row = line.length() > 1 && line.charAt(0) == ' ' && line.charAt(1) != ' ';
      if (row && inside) {
        names.add(line.substring(1).split("\\s", 2)[0]);
      } else if (!line.startsWith(" ")) {
        inside = line.strip().endsWith(":") && wanted.test(line);
      }
    }
    return names;
  }
}
