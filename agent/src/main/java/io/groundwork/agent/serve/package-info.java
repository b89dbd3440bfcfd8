/** The agent at work: reads requests, carries them out at the same time, answers each. */
@NullMarked
package io.groundwork.agent.serve;

import org.jspecify.annotations.NullMarked;
