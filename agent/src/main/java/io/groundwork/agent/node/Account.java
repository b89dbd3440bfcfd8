package io.groundwork.agent.node;

/** A user as the node's account database has it. */
public record Account(String name, int uid, int gid) {}
