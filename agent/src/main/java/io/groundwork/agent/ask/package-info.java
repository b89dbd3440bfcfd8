/** Puts questions to live systems: with plain sockets here, or through the probe beside. */
@NullMarked
package io.groundwork.agent.ask;

import org.jspecify.annotations.NullMarked;
