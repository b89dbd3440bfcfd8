/** What only a check asks of a node: slower than facts, and never needed to plan. */
@NullMarked
package io.groundwork.agent.examine;

import org.jspecify.annotations.NullMarked;
