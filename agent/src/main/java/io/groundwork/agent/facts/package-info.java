/** What is learnt of a node before anything is planned. */
@NullMarked
package io.groundwork.agent.facts;

import org.jspecify.annotations.NullMarked;
