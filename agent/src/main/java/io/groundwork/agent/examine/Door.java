package io.groundwork.agent.examine;

/** A TCP port at an address: one that is opened for a while, or one that is knocked at. */
public record Door(String address, int port) {}
