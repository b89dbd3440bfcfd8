package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.inventory.value.Heap;

/** Holds a heap against the machine's memory. */
public final class HeapFit {

  private HeapFit() {}

  /**
   * Adds a finding: a heap of more than the machine has is an error, one of most of it a warning.
   */
  public static void examine(Check check, Facts facts, String who, Heap heap) {
    long memory = facts.memory().total();
    String seen = who + "'s heap of " + heap + " in " + Disk.megabytes(memory) + " of memory";
    if (heap.bytes() >= memory) {
      check.error(seen, "it cannot be had", "Set a smaller heap.");
    } else if (heap.bytes() > memory / 4 * 3) {
      check.warning(
          seen, "little is left for the system, which caches the files", "Set a smaller heap.");
    } else {
      check.pass(seen);
    }
  }
}
