/** What looks like a secret, by its name. */
@NullMarked
package io.groundwork.agent.secret;

import org.jspecify.annotations.NullMarked;
