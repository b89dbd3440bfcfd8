package io.groundwork.agent.node;

/** Room on a file system, in bytes. */
public record Space(long free, long size) {}
