package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What swapped before we switched it off: a line each, {@code unit NAME} that was masked, {@code on
 * PRIORITY NAME} that was switched off. Lines of /etc/fstab are their own record.
 */
final class SwapRecord {
  private static final String NAME = "swap";

  private final List<String> lines;

  private SwapRecord(List<String> lines) {
    this.lines = lines;
  }

  static @Nullable SwapRecord of(NodeView node) throws IOException {
    String text = FormerState.of(node, NAME);
    return text == null ? null : new SwapRecord(text.lines().toList());
  }

  /** Adds what is about to end; one that a run before this wrote down stays. */
  static void add(Node node, List<String> units, List<Swaps.Swap> swaps) throws IOException {
    SwapRecord before = of(node);
    Set<String> lines = new LinkedHashSet<>(before == null ? List.of() : before.lines);
    units.forEach(unit -> lines.add("unit " + unit));
    swaps.forEach(swap -> lines.add("on " + swap.priority() + " " + swap.name()));
    if (before == null || lines.size() > before.lines.size()) {
      FormerState.write(node, NAME, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }
  }

  static void forget(Node node) throws IOException {
    FormerState.forget(node, NAME);
  }

  List<String> units() {
    return lines.stream().filter(l -> l.startsWith("unit ")).map(l -> l.substring(5)).toList();
  }

  List<Swaps.Swap> swaps() {
    return lines.stream()
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length == 3 && words[0].equals("on"))
        .map(words -> new Swaps.Swap(words[2], words[1]))
        .toList();
  }
}
