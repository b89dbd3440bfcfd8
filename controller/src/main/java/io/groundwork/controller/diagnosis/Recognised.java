package io.groundwork.controller.diagnosis;

/**
 * A known cause, found in what was said.
 *
 * @param name the row's in the table
 * @param means what is wrong
 * @param next what to do next
 * @param line what was said, in its own words
 * @param lasts whether it comes again at every start until somebody mends it
 */
public record Recognised(String name, String means, String next, String line, boolean lasts) {}
