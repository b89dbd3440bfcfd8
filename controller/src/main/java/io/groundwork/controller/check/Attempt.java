package io.groundwork.controller.check;

/**
 * A connection that was tried.
 *
 * @param failure why there was none; empty where there was
 * @param closed why nothing could be made to listen there; empty where it could
 */
public record Attempt(Connection connection, String failure, String closed) {}
