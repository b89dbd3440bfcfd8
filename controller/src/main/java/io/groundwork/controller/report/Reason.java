package io.groundwork.controller.report;

/**
 * Why something failed, as far as a node tells.
 *
 * @param host where it was seen
 * @param state what the unit and its port are in; empty where neither is concerned
 * @param cause the known cause by its name; empty where none was recognised
 * @param means what is wrong
 * @param next what to do next; empty where nothing is known
 * @param line what the software said of it, in its own words; may be empty
 */
public record Reason(
    String host, String state, String cause, String means, String next, String line) {}
