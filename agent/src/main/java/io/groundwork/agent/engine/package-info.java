/** Observe, decide, settle, observe: the one way in which a node changes. */
@NullMarked
package io.groundwork.agent.engine;

import org.jspecify.annotations.NullMarked;
