package io.groundwork.inventory.tree;

/** Something that could not be read and has been told; nobody need complain about it again. */
public record UnreadNode(Place at) implements Node {}
