package io.groundwork.agent.node;

/** A node as settling sees it: all of the view, and the few ways of writing. */
public interface Node extends NodeView {}
