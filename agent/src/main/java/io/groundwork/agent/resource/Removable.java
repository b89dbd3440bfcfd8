package io.groundwork.agent.resource;

import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.PackageState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of the packages that came with us, those that can go without taking anything along that is not
 * ours, and why the others stay.
 */
final class Removable {
  private final NodeView node;
  private final Set<String> along;
  private final Set<String> going = new LinkedHashSet<>();
  private final Map<String, String> staying = new LinkedHashMap<>();

  private Removable(NodeView node, Collection<String> along) {
    this.node = node;
    this.along = Set.copyOf(along);
  }

  /**
   * Asks the package manager.
   *
   * @param keep packages that something on the host needs that stays
   * @param along packages that do not come in the way: they go, too
   */
  static Removable of(
      NodeView node, PackageRecord record, Collection<String> keep, Collection<String> along)
      throws IOException {
    Removable removable = new Removable(node, along);
    removable.sort(node.packages(record.put()), record, keep);
    removable.ask();
    return removable;
  }

  /** Names, in the order in which they came. */
  Set<String> going() {
    return going;
  }

  /** The reason by name, in the same order. */
  Map<String, String> staying() {
    return staying;
  }

  private void sort(PackageState state, PackageRecord record, Collection<String> keep) {
    Set<String> there = new LinkedHashSet<>();
    state.installed().stream().map(InstalledPackage::name).forEach(there::add);
    for (String name : record.put()) {
      if (!there.contains(name)) {
        continue;
      }
      if (keep.contains(name)) {
        staying.put(name, "something that stays needs it");
      } else if (state.held().contains(name) && !record.held().contains(name)) {
        staying.put(name, "somebody holds it");
      } else {
        going.add(name);
      }
    }
  }

  private void ask() throws IOException {
    if (going.isEmpty() || others(going).isEmpty()) {
      return;
    }
    for (String name : List.copyOf(going)) {
      Set<String> others = others(List.of(name));
      if (!others.isEmpty()) {
        staying.put(name, "needed by " + String.join(", ", others));
      }
    }
    going.removeAll(staying.keySet());
    // Something may need one of two of them, whichever it is.
    Set<String> others = going.isEmpty() ? Set.of() : others(going);
    if (!others.isEmpty()) {
      going.forEach(name -> staying.put(name, "needed by " + String.join(", ", others)));
      going.clear();
    }
  }

  /** What would go along and may not. */
  private Set<String> others(Collection<String> names) throws IOException {
    Set<String> others = new LinkedHashSet<>(node.removedWith(new ArrayList<>(names)));
    others.removeAll(going);
    others.removeAll(along);
    return others;
  }
}
