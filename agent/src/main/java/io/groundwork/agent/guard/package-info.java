/** Changes that a node takes back by itself unless somebody confirms them in time. */
@NullMarked
package io.groundwork.agent.guard;

import org.jspecify.annotations.NullMarked;
