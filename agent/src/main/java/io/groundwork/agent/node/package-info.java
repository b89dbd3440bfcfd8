/** The node as resources see it: a view that reads, and a node that also writes. */
@NullMarked
package io.groundwork.agent.node;

import org.jspecify.annotations.NullMarked;
