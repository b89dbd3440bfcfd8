package io.groundwork.agent.node;

/**
 * A node as planning sees it: typed questions that read and cannot write. What plans holds this and
 * nothing more, so a dry run cannot write.
 */
public interface NodeView {}
