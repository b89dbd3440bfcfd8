package io.groundwork.agent.node;

/** A group as the node's account database has it. */
public record GroupAccount(String name, int gid) {}
