/** What gates ask of live systems, and what comes back. */
@NullMarked
package io.groundwork.agent.question;

import org.jspecify.annotations.NullMarked;
