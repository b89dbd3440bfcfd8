package io.groundwork.inventory.bind;

import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Refuses keys that mean nothing, and says which were probably meant. */
public final class UnknownKeys {
  private UnknownKeys() {}

  static void tell(MapNode map, RecordShape shape, String name, ProblemList problems) {
    for (var e : map.entries().entrySet()) {
      if (shape.slot(e.getKey()) == null) {
        tell(e.getKey(), e.getValue().keyAt(), name, keys(shape), problems);
      }
    }
  }

  /** The keys of a record, in its order. */
  static List<String> keys(RecordShape shape) {
    List<String> keys = new ArrayList<>();
    for (Slot slot : shape.slots()) {
      keys.add(slot.key());
    }
    return keys;
  }

  /** Whether some unknown key of the map was probably meant to be this one: told already. */
  public static boolean misspelt(String key, MapNode map, Collection<String> known) {
    for (String written : map.entries().keySet()) {
      boolean joined = written.startsWith(key + ":");
      if (!known.contains(written) && (joined || key.equals(Nearest.to(written, known)))) {
        return true;
      }
    }
    return false;
  }

  /** Tells of one key that is not among the known ones. */
  public static void tell(
      String key, Place at, String name, Collection<String> known, ProblemList problems) {
    if (known.isEmpty()) {
      problems.error(at, name + ": there is nothing to set here", "take the key out");
      return;
    }
    String where = name.isEmpty() ? "" : name + ": ";
    int colon = key.indexOf(':');
    if (colon > 0) {
      // What follows the colon may be a password.
      problems.error(
          at,
          where + "a space is missing after the colon of '" + key.substring(0, colon) + ":'",
          "write " + key.substring(0, colon) + ": value");
      return;
    }
    problems.error(at, where + "unknown key '" + key + "'", Nearest.hint(key, known));
  }
}
