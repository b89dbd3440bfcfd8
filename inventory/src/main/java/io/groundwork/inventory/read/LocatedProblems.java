package io.groundwork.inventory.read;

import io.groundwork.inventory.Problems;
import io.groundwork.inventory.tree.ListNode;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of problems by the keys from the top of the file. What a host's block does not
 * hold was inherited: then the place is the cluster's, where the value is written.
 */
final class LocatedProblems implements Problems {
  private final @Nullable Node root;
  private final ProblemList problems;

  LocatedProblems(@Nullable Node root, ProblemList problems) {
    this.root = root;
    this.problems = problems;
  }

  @Override
  public void error(String message, @Nullable String hint, String... place) {
    problems.error(place(place), message, hint);
  }

  @Override
  public void warning(String message, @Nullable String hint, String... place) {
    problems.warning(place(place), message, hint);
  }

  /** The place that the keys name, or that of the nearest parent that is in the file. */
  Place place(String... keys) {
    Found found = find(List.of(keys));
    if (found.depth < keys.length && keys.length > 2 && keys[0].equals("hosts")) {
      List<String> rest = List.of(keys).subList(2, keys.length);
      Found inherited = find(rest);
      if (inherited.depth < rest.size()) {
        inherited = find(rest, entry(root, "components"));
      }
      if (inherited.depth == rest.size()) {
        return inherited.place;
      }
    }
    return found.place;
  }

  private Found find(List<String> keys) {
    return find(keys, root == null ? null : new MapNode.Entry(Place.START, root));
  }

  private static Found find(List<String> keys, MapNode.@Nullable Entry from) {
    MapNode.Entry here = from;
    if (here == null) {
      return new Found(Place.START, -1);
    }
    for (int depth = 0; depth < keys.size(); depth++) {
      MapNode.Entry next = entry(here.value(), keys.get(depth));
      if (next == null) {
        return new Found(here.place(), depth);
      }
      here = next;
    }
    return new Found(here.place(), keys.size());
  }

  /** A map's entry, or a list's item by its number or its text. */
  private static MapNode.@Nullable Entry entry(@Nullable Node node, String key) {
    if (node instanceof MapNode map) {
      return map.entry(key);
    }
    if (node instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        boolean same = item instanceof ScalarNode scalar && scalar.text().equals(key);
        if (same || key.equals(Integer.toString(i))) {
          return new MapNode.Entry(item.at(), item);
        }
      }
    }
    return null;
  }

  /** How far the keys led, and to where. */
  private record Found(Place place, int depth) {}
}
