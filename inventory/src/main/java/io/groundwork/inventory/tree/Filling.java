package io.groundwork.inventory.tree;

/** Fills what a text refers to into it: the value of a variable, the content of a file. */
@FunctionalInterface
public interface Filling {

  /** Fills nothing in. */
  Filling NONE = raw -> raw;

  /** The filled text, or an {@link UnreadNode} when that cannot be and was told. */
  Node fill(ScalarNode raw);
}
