package io.groundwork.inventory.tree;

import java.util.List;

/** A list. */
public record ListNode(Place at, List<Node> items) implements Node {}
