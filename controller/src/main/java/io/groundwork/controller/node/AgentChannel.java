package io.groundwork.controller.node;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A running agent's streams, the preamble already read: the next byte is the first frame's.
 *
 * @param out what the agent writes
 * @param in what the agent reads
 * @param err the agent's log
 * @param connection what to close in the end
 */
public record AgentChannel(
    InputStream out, OutputStream in, InputStream err, AutoCloseable connection) {}
