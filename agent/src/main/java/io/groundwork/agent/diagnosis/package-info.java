/** What a node shows of a service that does not do well, as text for people. */
@NullMarked
package io.groundwork.agent.diagnosis;

import org.jspecify.annotations.NullMarked;
