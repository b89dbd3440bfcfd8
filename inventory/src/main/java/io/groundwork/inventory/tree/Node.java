package io.groundwork.inventory.tree;

/** A part of the file, at its place. */
public sealed interface Node permits ListNode, MapNode, ScalarNode, UnreadNode {

  /** Where it begins. */
  Place at();
}
