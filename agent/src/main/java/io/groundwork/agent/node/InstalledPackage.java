package io.groundwork.agent.node;

/**
 * A package that the node has.
 *
 * @param name its name in the node's package database
 * @param version as the database has it, with epoch (where apt shows one) and revision
 */
public record InstalledPackage(String name, String version) {}
