/** Frames and messages between controller and agent: closed types, bounded sizes. */
@NullMarked
package io.groundwork.agent.wire;

import org.jspecify.annotations.NullMarked;
