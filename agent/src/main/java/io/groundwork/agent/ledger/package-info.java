/** What a node keeps of the runs that changed it, so that a lost controller loses nothing. */
@NullMarked
package io.groundwork.agent.ledger;

import org.jspecify.annotations.NullMarked;
